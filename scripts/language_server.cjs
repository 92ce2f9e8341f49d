// The language server of the editor extension Even Better TOML, on standard input and output. The first argument is the
// folder that npm installed it into. It reads files and nothing else: what it asks of the network is refused.
const fs = require("fs");
const path = require("path");
const { TaploLsp } = require(path.resolve(process.argv[2], "node_modules/@taplo/lsp"));

// The server calls the global function, whatever its environment holds.
globalThis.fetch = () => Promise.reject(new Error("no network"));

const environment = {
  cwd: () => process.cwd(),
  envVar: (name) => process.env[name],
  envVars: () => Object.entries(process.env),
  findConfigFile: () => undefined,
  glob: () => [],
  isAbsolute: (file) => path.isAbsolute(file),
  now: () => new Date(),
  readFile: (file) => fs.promises.readFile(file),
  writeFile: () => Promise.reject(new Error("nothing is written")),
  stderr: process.stderr,
  stdErrAtty: () => false,
  stdin: process.stdin,
  stdout: process.stderr,
  urlToFilePath: (url) => decodeURIComponent(url).slice("file://".length),
  fetch: { fetch: globalThis.fetch, Headers, Request, Response },
};

function say(message) {
  const body = Buffer.from(JSON.stringify(message));
  process.stdout.write(`Content-Length: ${body.length}\r\n\r\n`);
  process.stdout.write(body);
}

/** Takes whole messages off the front of what was heard; gives what is left. */
function take(heard, tell) {
  const end = heard.indexOf("\r\n\r\n");
  if (end < 0) return heard;
  const length = Number(/content-length: *(\d+)/i.exec(heard.toString("utf8", 0, end))[1]);
  const next = end + 4 + length;
  if (heard.length < next) return heard;
  tell(JSON.parse(heard.toString("utf8", end + 4, next)));
  return take(heard.subarray(next), tell);
}

TaploLsp.initialize(environment, { onMessage: say }).then((server) => {
  let heard = Buffer.alloc(0);
  process.stdin.on("data", (chunk) => {
    heard = take(Buffer.concat([heard, chunk]), (message) => server.send(message));
  });
  process.stdin.on("end", () => process.exit(0));
});
