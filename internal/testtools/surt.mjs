// Reads a table of addresses, and prints it with the keys that warcio makes of them:
//   node surt.mjs FILE
import { readFileSync } from "node:fs";
import { getSurt } from "warcio";

for (const row of readFileSync(process.argv[2], "utf8").trimEnd().split("\n")) {
  const address = row.split("\t")[0];
  console.log(address + "\t" + getSurt(address));
}
