// Prints which rules ESLint applies to each of the files named, and how strictly: under n8n's configuration, and ours.
import { ESLint } from 'eslint';

const configurations = [new ESLint(), new ESLint({ overrideConfigFile: 'eslint.dev.config.mjs' })];
const rules = process.argv.slice(2).map(async (file) => {
	const [ofN8n, ours] = await Promise.all(
		configurations.map(async (eslint) => (await eslint.calculateConfigForFile(file)).rules),
	);
	return { file, ofN8n, ours };
});
console.log(JSON.stringify(await Promise.all(rules)));
