import { stemsOf } from "./words.ts";

/** Words that carry no meaning of their own in a question about licences. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  stemsOf(
    "a an another the this that these those it its our ours us we i me my mine you your he she they them their there here who whom whose what which where when why how if then than so such as at by for from in into of off on onto over per to up down out with without within about after again all also and any are aint be been being but can could did do does doing done dont each either else etc ever every few get gets getting give given go goes going got had has have having id im is isnt ill ive just keep know known let lets like look looking lot many may maybe might more much must need needed needs never next no not nothing of okay one ones only or other others ought own please put quite rather really right same say see seem shall should show shows some somebody someone something still such sure take tell than thank thanks thats the thing things think till too until upon use used user users using very want wants was way ways we were whats while will wish wont would yes yet across among around currently exactly actually at moment present time times far long people person persons member members account accounts employee employees colleague colleagues staff worker workers everyone anybody anyone nobody company organisation firm tenant corporation enterprise microsoft m365 office 365 o365 stuff kind sort sorts type overview summary report figure figures number list breakdown detail details quick quickly short briefly hi hello hey question ask asking answer find check wondering wonder curious help data information info day days week weeks first second last run running break split worth by two three four five six seven eight nine ten single folk folks sit sits because cover covers covered",
  ),
);

/** The words of a question that the lexicon and grammar leave over. */
export function contentWords(rest: readonly string[]): readonly string[] {
  return rest.filter((stem) => !SMALL_WORDS.has(stem) && stem.length > 1);
}
