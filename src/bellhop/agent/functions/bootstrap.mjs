// The runtime of Node.js functions: as bootstrap.py, for handlers of lambda/latest/dg/nodejs-handler.html.

import { existsSync, writeSync } from "node:fs";
import { Socket } from "node:net";
import { format } from "node:util";
import { pathToFileURL } from "node:url";

const IDLE_MS = 600_000;
const ENDINGS = [".js", ".mjs", ".cjs"];

const channel = new Socket({ fd: 3 });
let requestId = "";

class Unusable extends Error {
  constructor(kind, message) {
    super(message);
    this.name = kind;
  }
}

function printed(level, words) {
  const text = format(...words).replaceAll("\n", "\r");
  writeSync(1, `${new Date().toISOString()}\t${requestId}\t${level}\t${text}\n`);
}

for (const [method, level] of Object.entries({ log: "INFO", info: "INFO", warn: "WARN", error: "ERROR", debug: "DEBUG" })) {
  console[method] = (...words) => printed(level, words);
}

function reply(facts, body = "") {
  const memory = Math.ceil(process.memoryUsage.rss() / 1048576);
  const data = Buffer.from(`${JSON.stringify({ memory, ...facts })}\n${body}`);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return new Promise((sent) => channel.write(Buffer.concat([length, data]), sent));
}

function fail(raised) {
  const error = raised instanceof Error ? raised : new Error(format(raised));
  const trace = (error.stack ?? "").split("\n");
  const said = { errorType: error.name, errorMessage: error.message, trace };
  return reply({ error: true, log: `ERROR\tInvoke Error\t${JSON.stringify(said)}` }, JSON.stringify(said));
}

async function handlerOf(name) {
  const dot = name.lastIndexOf(".");
  if (dot < 0) throw new Unusable("Runtime.MalformedHandlerName", `Bad handler '${name}'`);
  const [path, member] = [`${process.env.LAMBDA_TASK_ROOT}/${name.slice(0, dot)}`, name.slice(dot + 1)];
  const file = ENDINGS.map((ending) => path + ending).find(existsSync);
  if (!file) throw new Unusable("Runtime.ImportModuleError", `Error: Cannot find module '${name.slice(0, dot)}'`);
  const module = await import(pathToFileURL(file).href);
  const handler = module[member] ?? module.default?.[member];
  if (typeof handler !== "function") throw new Unusable("Runtime.HandlerNotFound", `${name} is undefined or not exported`);
  return handler;
}

function contextOf(facts, done) {
  const { env } = process;
  const until = performance.now() + facts.remaining * 1000;
  return {
    awsRequestId: facts.request_id,
    invokedFunctionArn: facts.arn,
    functionName: env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: facts.client_context ? JSON.parse(facts.client_context) : undefined,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(until - performance.now())),
    done,
    succeed: (result) => done(null, result),
    fail: (error) => done(error),
  };
}

// By what it returns, or by its callback.
function outcome(handler, facts, event) {
  return new Promise((resolve, reject) => {
    const done = (error, result) => (error ? reject(error) : resolve(result));
    const returned = handler(event, contextOf(facts, done), done);
    if (typeof returned?.then === "function") returned.then(resolve, reject);
  });
}

async function invoke(handler, facts, event) {
  try {
    await reply({ error: false }, JSON.stringify((await outcome(handler, facts, event)) ?? null));
  } catch (error) {
    await fail(error);
  }
}

async function* invocations() {
  let heard = Buffer.alloc(0);
  for await (const data of channel) {
    heard = Buffer.concat([heard, data]);
    while (heard.length >= 4 && heard.length >= 4 + heard.readUInt32BE()) {
      const frame = heard.subarray(4, 4 + heard.readUInt32BE());
      heard = heard.subarray(4 + frame.length);
      const end = frame.indexOf("\n");
      channel.setTimeout(0);
      yield [JSON.parse(frame.subarray(0, end)), JSON.parse(frame.subarray(end + 1))];
      channel.setTimeout(IDLE_MS, () => process.exit(0));
    }
  }
}

let handler, broken;
try {
  handler = await handlerOf(process.env._HANDLER);
} catch (error) {
  broken = error;
}
await reply({ error: Boolean(broken) });
for await (const [facts, event] of invocations()) {
  requestId = facts.request_id;
  if (broken) {
    await fail(broken);
    process.exit(1);
  }
  await invoke(handler, facts, event);
}
process.exit(0);
