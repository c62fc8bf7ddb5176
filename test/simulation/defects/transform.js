const { createHash } = require('node:crypto');
const { createTransformer } = require('@swc/jest');

/** Translates as jest does here, with the changes of one defect put into the source. */
module.exports = {
	/** @param {{ swc: object, changes: Array<{ file: string, from: string, to: string }> }} settings */
	createTransformer({ swc, changes }) {
		const { process: translate } = createTransformer(swc);
		if (!translate) throw new Error('@swc/jest no longer translates by itself');
		const key = createHash('sha256').update(JSON.stringify(changes)).digest('hex');
		/** @param {string} source @param {string} path */
		const withDefect = (source, path) =>
			changes
				.filter(({ file }) => path.endsWith(file))
				.reduce((text, { file, from, to }) => {
					if (!text.includes(from)) throw new Error(`${file} no longer holds: ${from}`);
					return text.replace(from, () => to);
				}, source);
		/** @type {import('@jest/transform').SyncTransformer} */
		const transformer = {
			canInstrument: false,
			process: (source, path, options) => translate(withDefect(source, path), path, options),
			getCacheKey: (source, path) =>
				createHash('sha256').update([key, path, source].join('\n')).digest('hex'),
		};
		return transformer;
	},
};
