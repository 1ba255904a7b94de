// Verifying the chain of the trail step by step, so that the person sees how far it is.

/** A part of the chain that is as it was sealed. */
export interface Verified {
  versions: number;
  entries: number;
  /** The last version walked with its hash, `VERSION:HASH`. */
  head: string;
  newest: number;
  /** Versions before this one were sealed together, as they were found. */
  chained_from: number;
  is_done: boolean;
}

/** Walks to the end of the chain; `told` hears after each step how many versions are done, and of how many. */
export async function verifyChain(
  step: (after: string | null) => Promise<Verified>,
  told: (done: number, newest: number) => void,
): Promise<Verified> {
  let [versions, entries, after]: [number, number, string | null] = [0, 0, null];
  for (;;) {
    const walked: Verified = await step(after);
    versions += walked.versions;
    entries += walked.entries;
    if (walked.is_done) return { ...walked, versions, entries };
    told(versions, walked.newest);
    after = walked.head;
  }
}

/** A head that fits a line: the version and the beginning of the hash. */
export function shortHead(head: string): string {
  const [version = "", hash = ""] = head.split(":");
  return `${version}:${hash.slice(0, 12)}…`;
}
