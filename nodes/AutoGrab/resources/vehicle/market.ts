import type { IDataObject } from 'n8n-workflow';

import { isObject, objectsIn, readTime } from '../../../shared/json';
import { readNumber } from '../../../shared/readers/amount';

const withoutSuccess = (answer: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(answer).filter(([name]) => name !== 'success'));

/**
 * A history in one line: the newest listing beside how often the car was listed. Wrapped or flat (C13).
 * `found` is false if there is no event.
 */
export function presentHistory(given: IDataObject): IDataObject {
	const { vehicle_history: wrapped, ...flat } = withoutSuccess(given);
	const history = isObject(wrapped) ? wrapped : flat;
	const events = objectsIn(history.events);
	const at = ({ timestamp }: IDataObject) => readTime(timestamp) ?? -Infinity;
	const newest = [...events].sort((a, b) => at(b) - at(a))[0] ?? {};
	const { type, timestamp, price, odometer, marketplace, seller_type } = newest;
	return {
		found: events.length > 0,
		history_id: history.id ?? null,
		times_listed: events.filter((event) => event.type === 'listing').length,
		last_event: type ?? null,
		last_event_at: timestamp ?? null,
		last_price: readNumber(price),
		last_odometer: readNumber(odometer),
		last_marketplace: marketplace ?? null,
		last_seller_type: seller_type ?? null,
		...flat,
		events,
	};
}

/** The comparable listings, with what a price is judged by. A listing is live until something says that it was removed. */
export function presentOverlay(vehicleId: string, given: IDataObject): IDataObject {
	const answer = withoutSuccess(given);
	const leads = objectsIn(answer.leads);
	const live = leads.filter(({ removed_at }) => !removed_at);
	const prices = leads
		.map(({ price }) => readNumber(price))
		.filter((price): price is number => price !== null)
		.sort((a, b) => a - b);
	const middle = Math.floor(prices.length / 2);
	const median =
		prices.length % 2 === 1 ? prices[middle] : (prices[middle - 1] + prices[middle]) / 2;
	return {
		vehicle_id: vehicleId,
		found: leads.length > 0,
		live_count: live.length,
		lowest_price: prices[0] ?? null,
		median_price: prices.length > 0 ? median : null,
		highest_price: prices.at(-1) ?? null,
		...answer,
		leads,
	};
}

/** The pictures' addresses, and the pictures as AutoGrab describes them. */
export function presentPhotos(vehicleId: string, given: IDataObject): IDataObject {
	const answer = withoutSuccess(given);
	const images = objectsIn(answer.images);
	const urls = images.map(({ url }) => url).filter((url) => typeof url === 'string');
	return { vehicle_id: vehicleId, found: images.length > 0, photo_urls: urls, ...answer, images };
}
