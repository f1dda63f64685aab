// graphile-worker at its best setting (local queue, batched completion): reads a number of jobs from each line, adds them,
// and answers with the seconds from starting the worker until every job has run and is recorded as done.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";
const require = createRequire(process.env.PEER_MODULES + "/");
const { Logger, makeWorkerUtils, run } = require("graphile-worker");

// Standard output is for answers.
const logger = new Logger(() => () => {});

const connectionString = process.argv[2];
const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();

async function measure(jobs) {
  await utils.withPgClient((client) =>
    client.query("select graphile_worker.add_job('noop', json_build_object('id', i)) from generate_series(1, $1::int) i", [jobs]));
  let done = 0;
  let all;
  const finished = new Promise((resolve) => { all = resolve; });
  const started = process.hrtime.bigint();
  const runner = await run({
    taskList: { noop: async () => { if (++done === jobs) all(); } },
    noHandleSignals: true,
    logger,
    preset: {
      worker: {
        connectionString,
        concurrentJobs: 24,
        maxPoolSize: 25,
        pollInterval: 2000,
        localQueue: { size: 500 },
        completeJobBatchDelay: 0,
        failJobBatchDelay: 0,
      },
    },
  });
  await finished;
  await runner.stop();
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const left = await utils.withPgClient((client) =>
    client.query("select count(*)::int as n from graphile_worker._private_jobs"));
  if (done !== jobs || left.rows[0].n !== 0) throw new Error(`${done} of ${jobs} ran, ${left.rows[0].n} are left`);
  return seconds;
}

for await (const line of createInterface({ input: process.stdin })) {
  console.log(await measure(Number(line)));
}
await utils.release();
process.exit(0);
