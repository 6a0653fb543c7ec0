import { readFileSync, writeFileSync } from "node:fs";

/** With `--check` a generator compares instead of writing. */
export const checking = process.argv.includes("--check");

/** Writes a generated file; when checking, says that it is out of date and fails the process. */
export function emit(file: string, text: string, command: string): void {
  const current = readOrNothing(file);
  if (current === text) {
    return;
  }
  if (checking) {
    process.stderr.write(`${file} is out of date; run ${command} and commit it.\n`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(file, text);
}

/**
 * Replaces what stands between `<!-- name -->` and `<!-- /name -->`.
 * @throws Error when the file has no such place.
 */
export function fillSection(text: string, name: string, content: string): string {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!place.test(text)) {
    throw new Error(`There is no section "${name}".`);
  }
  return text.replace(place, (_all, open: string, close: string) => `${open}${content}${close}`);
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
