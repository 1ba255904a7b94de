// What a queued command did, in words.
import { say } from "../../shared/say";

export function commandName(name: string): string {
  return say(`sync:command.${name}`) ?? name;
}
