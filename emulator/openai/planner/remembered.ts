/** More than the words of all tools and of a long conversation. */
const MOST = 4_000;

/** A function that says the same of the same text, without working it out again. */
export function remembered<Said>(read: (text: string) => Said): (text: string) => Said {
  const known = new Map<string, Said>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MOST) known.clear();
    const said = read(text);
    known.set(text, said);
    return said;
  };
}
