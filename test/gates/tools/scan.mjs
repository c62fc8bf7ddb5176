// Usage: node scan.mjs <folder> <glob>... – prints what n8n's own verification scan says, as JSON.
import path from 'node:path';
import { ESLint } from 'eslint';

const scanner = import.meta.resolve('@n8n/scan-community-package/scanner/scanner.mjs');
const { analyzePackage, buildScanConfig } = await import(scanner);

const [folder, ...patterns] = process.argv.slice(2);
const cwd = path.resolve(folder);
const verdict = await analyzePackage(cwd, patterns);

// The scan itself passes over warnings, and over nothing at all: count both.
const eslint = new ESLint({
	cwd,
	allowInlineConfig: false,
	overrideConfigFile: true,
	overrideConfig: await buildScanConfig(),
});
const results = await eslint.lintFiles(patterns);
const findings = results.flatMap(({ filePath, messages }) =>
	messages.map(
		({ line, ruleId, message }) => `${path.relative(cwd, filePath)}:${line} ${ruleId} ${message}`,
	),
);
process.stdout.write(
	JSON.stringify({
		passed: verdict.passed,
		details: verdict.details,
		files: results.length,
		findings,
	}),
);
