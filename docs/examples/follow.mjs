// Follows every change and, stopped or cut off, goes on where it was. node follow.mjs (18 or newer, nothing else).
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const url = (process.env.FOOTBRIDGE_URL ?? "http://localhost:8080") + "/api/stream?kinds=checklist,feed";
const position = "follow.position";

function handle(kind, json) { // "resync": too much was missed, read the lists anew
  console.log(kind, json);
}

async function follow() {
  const headers = { Authorization: `Bearer ${process.env.FOOTBRIDGE_TOKEN}` };
  const known = existsSync(position);
  if (known) headers["Last-Event-ID"] = readFileSync(position, "utf8");
  const answer = await fetch(known ? url : url + "&from=2000-01-01T00:00:00Z", { headers });
  if (answer.status >= 400 && answer.status < 500) throw new Error(`refused: ${answer.status}`, { cause: "final" });
  let rest = "";
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const lines = block.split("\n").filter((line) => line.indexOf(":") > 0);
      const event = Object.fromEntries(lines.map((line) => [line.split(":", 1)[0], line.slice(line.indexOf(":") + 1).trim()]));
      if (event.data) handle(event.event, event.data);
      if (event.id) writeFileSync(position, event.id); // after it is handled
    }
  }
}

while (true) {
  await follow().catch((error) => {
    if (error.cause === "final") throw error;
  });
  await pause(2000);
}
