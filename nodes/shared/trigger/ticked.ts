import type { EventCatalogue } from '../events';
import { readTexts } from '../readers/list';

/** The ticked events by the vendor's names, also if an expression gives the names that users see. */
export function readEvents({ events }: EventCatalogue, value: unknown): string[] {
	const named = (text: string) => {
		const wanted = text.toLowerCase();
		const event = events.find(({ name, displayName }) =>
			[name, displayName].some((own) => own.toLowerCase() === wanted),
		);
		return event?.name ?? text;
	};
	return [...new Set(readTexts(value).map(named))];
}

/** The first ticked name that is no event one can subscribe to. */
export function unknownEvent(
	{ events }: EventCatalogue,
	ticked: readonly string[],
): string | undefined {
	return ticked.find((name) => !events.some((event) => event.selectable && event.name === name));
}
