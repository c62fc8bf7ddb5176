const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { mkdir, readFile, readdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { dest, parallel, series, src } = require('gulp');
const prettier = require('prettier');

const { editorSchema } = require('./tools/build/editorSchema.js');

const DIST = path.join(__dirname, 'dist');
const VENDORS = ['AutoGrab', 'Pave'];

/** Removes everything that a build makes. */
async function clean() {
	await rm(DIST, { recursive: true, force: true });
}

/** Type-checks and compiles credentials and nodes; the codex files come along as JSON modules. */
function compile() {
	const compiler = require.resolve('typescript/bin/tsc');
	return spawn(process.execPath, [compiler, '-p', 'tsconfig.json'], { stdio: 'inherit' });
}

/**
 * Tidies the compiler's output: what is published stays readable, and a tenth smaller than with the
 * four spaces per level that the compiler insists on.
 */
async function tidy() {
	const files = await readdir(DIST, { recursive: true });
	for (const file of files.filter((name) => name.endsWith('.js'))) {
		const filepath = path.join(DIST, file);
		const code = await readFile(filepath, 'utf8');
		const options = { filepath, useTabs: true, singleQuote: true, printWidth: 140 };
		await writeFile(filepath, await prettier.format(code, options));
	}
}

/** Nodes and credentials refer to their icons as `../icons/…`, seen from `dist`. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/**
 * Writes `dist/nodes/<Vendor>/__schema__/v1.0.0/<resource>/<operation>.json`, from which the editor
 * shows an action's output fields before its first run. The zod schemas in
 * `nodes/<Vendor>/resources/outputSchemas.ts` are the only source; the compiled module itself is
 * not published, for nothing needs it at run time.
 */
async function schemas() {
	const zod = require('zod/v4');
	for (const vendor of VENDORS) {
		const folder = path.join(DIST, 'nodes', vendor);
		const module = path.join(folder, 'resources', 'outputSchemas.js');
		if (!existsSync(module)) {
			console.warn(`No output schemas for ${vendor} yet`);
			continue;
		}
		const { outputSchemas } = require(module);
		for (const [resource, operations] of Object.entries(outputSchemas)) {
			const target = path.join(folder, '__schema__', 'v1.0.0', resource);
			await mkdir(target, { recursive: true });
			for (const [operation, schemaOf] of Object.entries(operations)) {
				const schema = editorSchema(zod.toJSONSchema(schemaOf(zod), { unrepresentable: 'any' }));
				if (Object.keys(schema.properties ?? {}).length === 0) {
					throw new Error(`${vendor} ${resource}.${operation}: an output schema needs properties`);
				}
				await writeFile(
					path.join(target, `${operation}.json`),
					`${JSON.stringify({ ...schema, version: 1 })}\n`,
				);
			}
		}
		delete require.cache[module];
		await rm(module);
	}
}

exports.clean = clean;
exports.build = series(clean, parallel(compile, icons), schemas, tidy);
exports.default = exports.build;
