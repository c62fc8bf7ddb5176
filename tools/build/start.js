/**
 * What n8n loads at every start, whether a workflow uses the nodes or not: the classes, and what
 * their descriptions are made of. Everything else waits until a node first runs, behind the one
 * `import()` that each node class has. The build fails when anything else gets among these modules,
 * as one import of a barrel would do.
 */
const START = [
	/^credentials\/\w+\.credentials\.ts$/,
	/^nodes\/\w+\/\w+\.node\.ts$/,
	/^nodes\/(?!shared\b)\w+\/events\/[\w.]+\.ts$/,
	/^nodes\/(?!shared\b)\w+\/resources\/(\w+\/)?(index|\w*[fF]ields)\.ts$/,
	/^nodes\/(?!shared\b)\w+\/trigger\/properties\.ts$/,
	/^nodes\/shared\/actions\/(concurrency|fields|forOperation)\.ts$/,
	/^nodes\/shared\/events\/(catalogue|defineEvent|facts|fields)\.ts$/,
	/^nodes\/shared\/http\/url\.ts$/,
	/^nodes\/shared\/(json|phone|words)\.ts$/,
	/^nodes\/shared\/readers\/(amount|text)\.ts$/,
	/^nodes\/shared\/trigger\/description\.ts$/,
];

/**
 * Fails with the modules that n8n would load at its start although they are not meant to be.
 *
 * @param {string[]} modules paths from the project's folder, with forward slashes
 */
function checkStart(modules) {
	const odd = modules.filter((module) => !START.some((pattern) => pattern.test(module)));
	if (odd.length === 0) return;
	throw new Error(
		`n8n would load ${odd.join(', ')} at every start. Import it behind the node's import(), ` +
			'or, if a description needs it, list it in tools/build/start.js.',
	);
}

module.exports = { checkStart };
