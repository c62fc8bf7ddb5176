import { basename } from 'node:path';

import { filesIn } from './tools/files';

/** What an icon lies on in n8n's two themes: the node panel and the node on the canvas. */
const BACKGROUNDS = { light: ['#ffffff', '#fbfcfe'], dark: ['#2d2e2e', '#414244'] };

/** Of relative luminance, as WCAG 2 defines it: from 1 (the same) to 21 (black on white). */
function contrast(one: string, other: string): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Colours of what lies on other shapes of the icon (windows, lamps), not on the background. */
const INSIDE: Record<string, string[]> = {
	'autograb.svg': ['#C9D6FF'],
	'autograb.dark.svg': ['#2A3B7C'],
	'pave.svg': ['#BFE9E4', '#FFFFFF'],
	'pave.dark.svg': ['#2B6F78', '#12303B'],
};

test.each(filesIn('icons', /\.svg$/).map((icon) => [icon.path, icon] as const))(
	'%s stands out from the background, every shape of it at least 3 to 1',
	(path, { text }) => {
		const name = basename(path);
		const colours = new Set([...text.matchAll(/#[0-9a-f]{6}\b/gi)].map(([colour]) => colour));
		const outside = [...colours].filter((colour) => !(INSIDE[name] ?? []).includes(colour));
		expect(outside).not.toEqual([]);
		const theme = name.endsWith('.dark.svg') ? 'dark' : 'light';
		const weak = outside.flatMap((colour) =>
			BACKGROUNDS[theme]
				.map((background) => ({ colour, background, contrast: contrast(colour, background) }))
				.filter((pair) => pair.contrast < 3),
		);
		expect(weak).toEqual([]);
	},
);
