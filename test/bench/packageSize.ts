import { manifest, packed } from '../gates/tools/pack';
import type { Measured } from './support/measured';

/** What is downloaded and kept by everyone who installs the package. */
export async function packageSize(): Promise<Measured[]> {
	const { unpackedSize, files, remove } = await packed();
	await remove();
	const { nodes } = manifest().n8n;
	if (!nodes.every((node) => files.some((file) => file.path === node))) {
		throw new Error('The package is not built: npm run build');
	}
	return [
		{
			what: 'Published package, unpacked',
			samples: [unpackedSize / 1000],
			unit: 'kB',
			budget: { atMost: 400 },
			against: `${files.length} files, ${Object.keys(manifest().dependencies ?? {}).length} dependencies`,
		},
	];
}
