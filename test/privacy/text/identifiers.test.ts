import { describe, expect, it } from "@jest/globals";
import { Scrubber } from "../../../src/privacy/text/scrubber.ts";

const found = (text: string): readonly string[] =>
  new Scrubber().find(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe("what tells people, machines and houses apart", () => {
  it.each([
    ["Serial: 5CG1234XYZ", ["DEVICE 5CG1234XYZ"]],
    ["Collect the laptop, SN PF3ABC12.", ["DEVICE PF3ABC12"]],
    ["service tag 7XK2P93", ["DEVICE 7XK2P93"]],
    ["IMEI 356938035643809", ["DEVICE 356938035643809"]],
    ["DOB given for verification 14/03/1988.", ["NATIONAL_ID 14/03/1988"]],
    ["geboren am 3. März 1979", ["NATIONAL_ID 3. März 1979"]],
    ["her badge (ID 0042917) stopped", ["NATIONAL_ID 0042917"]],
    ["nº serie 18J194200123", ["DEVICE 18J194200123"]],
    ["VAT GB123456789", ["NATIONAL_ID GB123456789"]],
    ["USt-IdNr. DE123456789", ["NATIONAL_ID DE123456789"]],
    ["we are at 12 High Street, GU1 3AA", ["SITE 12 High Street", "SITE GU1 3AA"]],
    ["to Hauptstraße 12a", ["SITE Hauptstraße 12a"]],
    ["au 12, rue de la Paix", ["SITE 12, rue de la Paix"]],
    ["in Calle de Alcalá 45", ["SITE Calle de Alcalá 45"]],
    ["Tel. 07121 / 55 66-77", ["PHONE 07121 / 55 66-77"]],
    ["my number is five five five oh one nine nine", ["PHONE five five five oh one nine nine"]],
    ["Set the password of the user to Winter#4711x", ["SECRET Winter#4711x"]],
    ["licence key 1118-1234-5678-9012-3456-7890", ["SECRET 1118-1234-5678-9012-3456-7890"]],
  ])("are found in: %s", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    "What do 12 Google Drive seats cost on E5 3GB plans?",
    "Was the password policy changed to 90 days?",
    "One two three of five seats are idle.",
    "The serial number of the order is unknown.",
  ])("are not seen in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
