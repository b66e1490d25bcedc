// A simple PLC on node-opcua: an OPC UA server that shares no code with the bridge's client.
//   node server.js PORT PKI_FOLDER [TAG=TYPE ...]     (a tag served with another type, or NONE)
// Lines in:  `trigger N PART` writes the part's tags, then TrigSeq; `reset` writes TrigSeq 0;
//            `count` asks for `writes N`; `stop` ends the server.
// Lines out: `listening`, `session` for each one activated, `word N` for each ResultWord written,
//            `ready true|false`, `writes N` of all tags so far, `stopped`.
const readline = require("node:readline");
const path = require("node:path");
const {
  DataType,
  MessageSecurityMode,
  OPCUACertificateManager,
  OPCUAServer,
  SecurityPolicy,
  StatusCodes,
  Variant,
} = require("node-opcua");

const FROM_PLC = {
  PartId: "String",
  RecipeId: "String",
  PanelPosition: "String",
  Lot: "String",
  PartOrigin: "UInt16",
  TrigSeq: "UInt32",
  ResultAckSeq: "UInt32",
  PlcHeartbeat: "UInt32",
  Firmware: "String",
};
const TO_PLC = {
  ResultWord: "UInt32",
  ResultPartId: "String",
  ResultVerdict: "UInt16",
  ResultConfidence: "Float",
  ResultDefectCount: "UInt16",
  ResultTopClass: "UInt16",
  ResultLatencyMs: "Float",
  ResultInferenceMs: "Float",
  ResultModel: "String",
  ResultErrorCode: "UInt16",
  TrigAckSeq: "UInt32",
  Ready: "Boolean",
  Fault: "UInt16",
  Heartbeat: "UInt32",
};

const say = (line) => process.stdout.write(line + "\n");
const zero = (type) => (type === "String" ? "" : type === "Boolean" ? false : 0);
const values = { Firmware: "node-opcua" };
let writes = 0;

function variant(tag, type) {
  return new Variant({ dataType: DataType[type], value: values[tag] ?? zero(type) });
}

function written(tag, value) {
  values[tag] = value;
  writes++;
  if (tag === "ResultWord") {
    say(`word ${value}`);
    if (value !== 0 && value >>> 16 === (values.TrigSeq & 0xffff)) values.ResultAckSeq = values.TrigSeq;
  }
  if (tag === "Ready") say(`ready ${value}`);
}

function addTags(server, changes) {
  const space = server.engine.addressSpace;
  const namespace = space.registerNamespace("urn:loupe:plc");
  const add = (tag, type, writable) => {
    const served = changes[tag] ?? type;
    if (served === "NONE") return;
    namespace.addVariable({
      organizedBy: space.rootFolder.objects,
      browseName: tag,
      nodeId: `s=${tag}`,
      dataType: served,
      accessLevel: writable ? "CurrentRead | CurrentWrite" : "CurrentRead",
      userAccessLevel: writable ? "CurrentRead | CurrentWrite" : "CurrentRead",
      minimumSamplingInterval: 10,
      value: {
        get: () => variant(tag, served),
        set: (given) => {
          written(tag, given.value);
          return StatusCodes.Good;
        },
      },
    });
  };
  for (const [tag, type] of Object.entries(FROM_PLC)) add(tag, type, false);
  for (const [tag, type] of Object.entries(TO_PLC)) add(tag, type, true);
}

function command(line, stop) {
  const [verb, sequence, part] = line.trim().split(" ");
  if (verb === "trigger") {
    Object.assign(values, { PartId: part, RecipeId: "recipe", PanelPosition: "p1", Lot: "L-1", PartOrigin: 1 });
    values.TrigSeq = Number(sequence);
  } else if (verb === "reset") values.TrigSeq = 0;
  else if (verb === "count") say(`writes ${writes}`);
  else if (verb === "stop") stop();
}

async function main([port, pki, ...changes]) {
  const certificates = new OPCUACertificateManager({
    rootFolder: path.resolve(pki),
    automaticallyAcceptUnknownCertificate: true,
  });
  await certificates.initialize();
  const server = new OPCUAServer({
    port: Number(port),
    hostname: "127.0.0.1",
    resourcePath: "/loupe",
    serverCertificateManager: certificates,
    securityPolicies: [SecurityPolicy.None, SecurityPolicy.Basic256Sha256],
    securityModes: [MessageSecurityMode.None, MessageSecurityMode.SignAndEncrypt],
    serverCapabilities: { maxSessions: 10 },
  });
  await server.initialize();
  addTags(server, Object.fromEntries(changes.map((change) => change.split("="))));
  const beat = setInterval(() => (values.PlcHeartbeat = ((values.PlcHeartbeat ?? 0) % 0xffffffff) + 1), 100);
  server.on("session_activated", () => say("session"));
  await server.start();
  say("listening");
  const lines = readline.createInterface({ input: process.stdin });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    clearInterval(beat);
    await server.shutdown(0);
    say("stopped");
    process.exit(0);
  };
  lines.on("line", (line) => command(line, stop));
  lines.on("close", stop);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
