import { createRequire } from 'node:module';
import path from 'node:path';
import type { INodeType } from 'n8n-workflow';

import { projectRoot } from '../../tools/sandbox/paths';

/** A node class as it is published: what is measured is the build, not what a test tool makes of the sources. */
export function builtNode(vendor: string, className: string): new () => INodeType {
	const root = process.env.N8N_SANDBOX_PACKAGE ?? projectRoot;
	const file = path.join(root, 'dist', 'nodes', vendor, `${className}.node.js`);
	const module = createRequire(file)(file) as Record<string, new () => INodeType>;
	return module[className];
}
