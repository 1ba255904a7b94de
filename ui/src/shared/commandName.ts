// What a command does, in words, by its name.
import { say } from "./say";

export function commandName(name: string): string {
  return say(`sync:command.${name}`) ?? name;
}
