import { skuId } from "../core/ids.ts";

/** Exchange Online (Plan 2): what a large or archived shared mailbox needs. */
export const EXCHANGE_ONLINE_PLAN_2 = skuId.parse("19ec0d23-8335-4cbd-94ac-6050e30712fa");

/** Microsoft Entra ID P1 and P2. */
export const ENTRA_ID_P1 = skuId.parse("078d2b04-f1bd-4111-bbd4-b4b1b354cef4");
export const ENTRA_ID_P2 = skuId.parse("84a661c4-e949-4bd2-a560-ed7766fcaf2b");
