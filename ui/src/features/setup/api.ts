// Calls before anybody is signed in.
import { rpc } from "../../platform/host";
import { keepToken } from "../../platform/http";
import type { Language } from "../../shared/language";
import type { Done } from "../../shared/wire";

export interface ServerTest {
  ok: boolean;
  version: string;
}

export const setupStandAlone = (args: { display_name: string; email: string; language: Language }) =>
  rpc<Done>("setup.stand_alone", args);
export const testServer = (url: string) => rpc<ServerTest>("setup.test_server", { url });
export const joinServer = (args: { url: string; code: string; device_name: string }) =>
  rpc<Done>("setup.join", args);

export async function signIn(email: string, password: string): Promise<void> {
  const { token } = await rpc<{ token: string }>("auth.login", { email, password });
  keepToken(token);
}
