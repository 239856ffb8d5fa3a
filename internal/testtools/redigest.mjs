// Reads a WARC file with warcio and works out the digest of every payload anew:
//   node redigest.mjs FILE
// It prints a line for each record that has one: ok or bad, its type, and its address.
import { createReadStream } from "node:fs";
import { createHash } from "node:crypto";
import { WARCParser } from "warcio";

for await (const record of new WARCParser(createReadStream(process.argv[2]), { strictHeaders: true })) {
  const said = record.warcHeader("WARC-Payload-Digest");
  const payload = await record.readFully(false);
  if (!said) continue;
  const [algorithm, value] = said.split(":");
  const right = createHash(algorithm).update(payload ?? new Uint8Array()).digest("hex") === value;
  console.log(right ? "ok" : "bad", record.warcType, record.warcTargetURI);
}
