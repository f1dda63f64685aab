// Answers nearest-neighbour questions with flatbush or geokdbush. Arguments: files of float64 pairs, the items' and the
// askers', in metres of the National Grid (flatbush) or in degrees (geokdbush). For each line on its input it asks all
// once and prints the seconds; for the line "answers" it prints the nearest item of each.
import {readFileSync} from 'node:fs';
import {createInterface} from 'node:readline';
import {createRequire} from 'node:module';
import {pathToFileURL} from 'node:url';

const [library, itemsFile, askersFile] = process.argv.slice(2);
const require = createRequire(process.cwd() + '/');
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href));
const pairs = (file) => {
    const bytes = readFileSync(file);
    return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
};
const items = pairs(itemsFile), askers = pairs(askersFile);
const count = askers.length / 2;

let nearest;
if (library === 'flatbush') {
    const {default: Flatbush} = await load('flatbush');
    const index = new Flatbush(items.length / 2);
    for (let i = 0; i < items.length; i += 2) index.add(items[i], items[i + 1]);
    index.finish();
    nearest = (i) => index.neighbors(askers[2 * i], askers[2 * i + 1], 1)[0];
} else {
    const {default: KDBush} = await load('kdbush');
    const {around} = await load('geokdbush');
    const index = new KDBush(items.length / 2);
    for (let i = 0; i < items.length; i += 2) index.add(items[i], items[i + 1]);
    index.finish();
    nearest = (i) => around(index, askers[2 * i], askers[2 * i + 1], 1)[0];
}

const answers = new Int32Array(count);
for await (const line of createInterface({input: process.stdin})) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < count; i++) answers[i] = nearest(i);
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    console.log(line === 'answers' ? answers.join(' ') : seconds);
}
