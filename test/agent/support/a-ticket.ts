/** A ticket with the names of its contact in every place where people write them. */
export const PRINTER_TICKET = {
  contactType: "endUser",
  openedOn: "2026-11-20",
  summary: "Printer on the second floor does not print - Anna Nowak",
  initialDescription:
    "Hello, since this morning our printer does not print. Several colleagues are waiting. Reach me at anna.nowak@contoso.example. Thanks, Anna",
  conversation: [
    { from: "serviceDesk", text: "Hello Anna, I restarted the print spooler on PRINT01." },
    { from: "contact", text: "It still fails with error 0x709. Ms Nowak" },
    {
      from: "serviceDesk",
      text: "I replaced the driver and tested a page, it took 40 minutes. I will check again tomorrow.",
    },
  ],
  contactFirstName: "Anna",
  contactLastName: "Nowak",
} as const;
