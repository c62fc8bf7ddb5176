import type { IDataObject } from 'n8n-workflow';

import { isObject, readFilledText, readList } from '../../shared/json';
import { readNumber } from '../../shared/readers/amount';

/** Photo codes and labels in the order in which they are captured (pave-api.md 10.4). */
export const PHOTO_LABELS: ReadonlyArray<readonly [code: number, label: string]> = [
	[1, 'VIN'],
	[2, 'Interior'],
	[3, 'Cluster'],
	[4, 'Left'],
	[10, 'Front_Left'],
	[5, 'Front'],
	[11, 'Front_Right'],
	[7, 'Right'],
	[12, 'Rear_Right'],
	[8, 'Rear'],
	[13, 'Rear_Left'],
	[9, 'Windshield'],
	[6, 'Tires'],
];

const labels: ReadonlyMap<number, string> = new Map(PHOTO_LABELS);

/** Steps that a customer can type in; PAVE then shows a picture of its own for them. */
const TYPED_IN = [1, 3];

export function photoLabel(code: number | null): string | null {
	return labels.get(code ?? 0) ?? null;
}

/** Which view a photo shows, as PAVE names it; null where it does not say. */
export function labelOf(photo: IDataObject): string | null {
	return readFilledText(photo.photo_label) ?? photoLabel(readNumber(photo.photo_code));
}

/** The photos of an event or answer, each as an object with a `url`; null where there is no list. */
export function readPhotos(photos: unknown): IDataObject[] | null {
	const list = readList(photos);
	return (
		list &&
		list.flatMap((photo): IDataObject[] => {
			if (!isObject(photo)) {
				const url = readFilledText(photo);
				return url === null ? [] : [{ url }];
			}
			const url = readFilledText(photo.url ?? photo.photo_url);
			if (url === null) return [];
			return [url === photo.url ? photo : { ...photo, url }];
		})
	);
}

/**
 * Whether a photo is the vendor's stand-in picture, because the VIN or the odometer was typed in by hand.
 *
 * Not said by the vendor, so it is told by the address: every picture that was taken carries the session's key in it,
 * the stand-in does not. Where no address has the key, nothing can be told, and all count as taken.
 */
export function isStandIn(photo: IDataObject, photos: IDataObject[], key: unknown): boolean {
	const session = readFilledText(key);
	if (session === null || !TYPED_IN.includes(readNumber(photo.photo_code) ?? 0)) return false;
	const carries = ({ url }: IDataObject) => String(url).includes(session);
	return !carries(photo) && photos.some(carries);
}
