import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { emit, fillSection } from "./generated.ts";
import { privacySections } from "./privacy-page/page.ts";

const page = fileURLToPath(new URL("../docs/privacy.md", import.meta.url));
const filled = Object.entries(privacySections()).reduce(
  (text, [name, content]) => fillSection(text, name, content),
  readFileSync(page, "utf8"),
);
emit(page, filled, "npm run generate");
