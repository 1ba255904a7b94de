// Ends the session of a browser; an enrolled laptop has none to end.
import { useQueryClient } from "@tanstack/react-query";
import { host, rpc } from "../platform/host";
import { keepToken } from "../platform/http";
import { useRecent } from "../shared/recent";

export function useSignOut(): (() => void) | null {
  const client = useQueryClient();
  if (!host().capabilities.login) return null;
  return () => {
    void rpc("auth.logout")
      .catch(() => undefined)
      .then(() => {
        keepToken(null);
        useRecent.getState().forget();
        client.clear();
        window.location.hash = "";
        window.location.reload();
      });
  };
}
