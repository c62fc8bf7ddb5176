const { readFileSync } = require('node:fs');
const path = require('node:path');
const { default: typescript } = require('@rollup/plugin-typescript');
const { rollup } = require('rollup');

const { descriptions } = require('./descriptions.js');

/**
 * The source of every class that package.json announces to n8n, by its place in `dist` less `.js`.
 *
 * @param {string} root
 * @returns {Record<string, string>}
 */
function announced(root) {
	const { n8n } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	/** @type {string[]} */
	const classes = [...n8n.credentials, ...n8n.nodes];
	const files = classes.map((file) => file.replace(/^dist\/|\.js$/g, ''));
	return Object.fromEntries(files.map((file) => [file, path.join(root, `${file}.ts`)]));
}

/**
 * Says in which file of `dist/chunks` a module ends up: `start` holds what the classes
 * need before they run, in one file because n8n reads it at every start and each file costs it time; all else is
 * fetched when a node first runs, from one file per folder of `nodes`.
 *
 * @param {string} root
 * @returns {import('rollup').GetManualChunk}
 */
function chunkOf(root) {
	/** @type {Set<string> | undefined} */
	let start;
	return (id, { getModuleIds, getModuleInfo }) => {
		if (!start) {
			start = new Set([...getModuleIds()].filter((module) => getModuleInfo(module)?.isEntry));
			// A set that grows while it is walked: what it holds in the end is all that is reachable.
			for (const module of start) {
				for (const imported of getModuleInfo(module)?.importedIds ?? []) {
					if (!getModuleInfo(imported)?.isExternal) start.add(imported);
				}
			}
		}
		if (getModuleInfo(id)?.isEntry) return undefined;
		if (start.has(id)) return 'start';
		return path.relative(path.join(root, 'nodes'), id).split(path.sep)[0];
	};
}

/**
 * Type-checks, compiles and bundles the project's own code, and nobody else's: packages stay
 * `require` calls, also where they are imported dynamically, for only `require` finds the copies
 * that n8n brings along. Any warning fails the build.
 *
 * @param {string} root the project's folder, with package.json and tsconfig.json
 * @param {string} dist where to write
 */
async function bundle(root, dist) {
	const options = { tsconfig: path.join(root, 'tsconfig.json'), outDir: dist };
	const build = await rollup({
		input: announced(root),
		external: /^[^./]/,
		// Only descriptions need them, and those are data by now.
		treeshake: { manualPureFunctions: ['updateDisplayOptions'] },
		plugins: [typescript({ ...options, module: 'esnext', noEmitOnError: true }), descriptions()],
		onwarn({ message }) {
			throw new Error(message);
		},
	});
	await build.write({
		dir: dist,
		format: 'cjs',
		exports: 'named',
		interop: 'auto',
		// Namespaces are walked by name only: without what makes them look like a module from outside.
		generatedCode: { preset: 'es2015', symbols: false },
		freeze: false,
		// No chunk assigns to what it exports, so nobody needs a getter.
		externalLiveBindings: false,
		dynamicImportInCjs: false,
		hoistTransitiveImports: false,
		onlyExplicitManualChunks: true,
		manualChunks: chunkOf(root),
		chunkFileNames: 'chunks/[name].js',
	});
	await build.close();
}

module.exports = { bundle };
