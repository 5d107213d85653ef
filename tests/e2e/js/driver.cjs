// Makes calls with the AWS SDK for JavaScript: reads ["do", service, name, members] and writes what came of it,
// a line of JSON each.
const readline = require("node:readline");

const PACKAGES = { ses: "SES", sesv2: "SESv2", ssm: "SSM", pinpoint: "Pinpoint" };
const clients = {};

function sdk(service) {
  return require(`@aws-sdk/client-${service}`);
}

function client(service) {
  clients[service] ??= new (sdk(service)[`${PACKAGES[service]}Client`])({});
  return clients[service];
}

const work = {
  call: (service, operation, members) => client(service).send(new (sdk(service)[`${operation}Command`])(members)),

  every: async (service, operation, members) => {
    const pages = [];
    for await (const page of sdk(service)[`paginate${operation}`]({ client: client(service) }, members)) {
      pages.push(page);
    }
    return pages;
  },

  wait: async (service, waiter, members) => {
    const settings = { client: client(service), minDelay: 1, maxDelay: 1, maxWaitTime: 50 };
    await sdk(service)[`waitUntil${waiter}`](settings, members);
    return {};
  },
};

function refusal(service, error) {
  if (!(error instanceof sdk(service)[`${PACKAGES[service]}ServiceException`])) throw error;
  return { code: error.name, message: error.message, status: error.$metadata.httpStatusCode };
}

function revive(_key, value) {
  return value?.$blob === undefined ? value : Buffer.from(value.$blob, "base64");
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [what, service, name, members] = JSON.parse(line, revive);
    let answer;
    try {
      answer = { answer: await work[what](service, name, members) };
    } catch (error) {
      answer = { refused: refusal(service, error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
}

main();
