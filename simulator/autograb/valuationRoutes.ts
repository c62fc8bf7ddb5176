import { randomUUID } from 'node:crypto';

import boundsSample from '../answers/autograb/valuation.predict.bounds.response.json';
import offerSample from '../answers/autograb/valuation.predict.max-offer.response.json';
import gaugeSample from '../answers/autograb/valuation.gauge.response.inferred.json';
import residualSample from '../answers/autograb/valuation.residual.response.json';
import { isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import { VEHICLES } from './catalogue';
import { invalid, Refusal, type ApiRoute, type Call } from './http';
import type { AutoGrabState } from './state';
import * as bodies from './productBodies';
import { findPlate, findVin, isVin, readFeatures, stateFits } from './vehicleRoutes';

const FEATURES = ['bounds', 'max_offer', 'max_offer_trade', 'equity'];
const AVERAGE_KMS = 61_800;
const AVERAGE_PRICE = 25_600;
const PER_KM = 0.06;

/** Reference sections 7.1 and 7.2. */
export function valuationRoutes(route: ApiRoute, state: AutoGrabState): void {
	const made = new Map<string, JsonObject>();
	const predict = ({ body = {}, query }: Call, vehicleId: string) => {
		const features = readFeatures(query.features, FEATURES);
		if (!features) return invalid();
		const kms = Number(body.kms ?? AVERAGE_KMS);
		const condition = Number(body.condition_score ?? 3);
		const worth = AVERAGE_PRICE - (kms - AVERAGE_KMS) * PER_KM + (condition - 3) * 800;
		const price = Math.max(500, Math.round(worth));
		const answer = {
			body: {
				prediction: {
					id: randomUUID(),
					vehicle_id: vehicleId,
					created_at: state.core.clock.iso(),
					kms,
					price,
					score: 0.8742,
					retail_price: price,
					trade_price: Math.round(price * 0.85 * 100) / 100,
					adjustment: null,
				},
				...(features.includes('bounds') ? { bounds: boundsSample.bounds } : {}),
				...(features.includes('max_offer') ? { max_offer: offerSample.max_offer } : {}),
			},
		};
		made.set(answer.body.prediction.id, answer.body);
		return answer;
	};

	const predictFound = (call: Call, found: JsonObject | undefined, what: string) => {
		const vehicle = found?.vehicle;
		// A failed look-up fails the whole valuation (reference section 7.2).
		if (!isObject(vehicle)) return new Refusal(404, `Vehicle via ${what} not found in database`);
		return predict(call, String(vehicle.id));
	};

	route({
		method: 'POST',
		path: '/valuations/predict',
		product: 'valuations',
		region: 'optional-body',
		handle: (call) => {
			const given = bodies.predict.safeParse(call.body);
			if (!given.success) return invalid();
			const { vehicle_id: id } = given.data;
			const vehicle = VEHICLES.find((known) => known.id === id);
			return vehicle ? predict(call, id) : new Refusal(404, `Vehicle ${id} not found in database`);
		},
	});

	// As predict, with a trade price for each condition in place of the one (reference section 7.2).
	route({
		method: 'POST',
		path: '/valuations/predict/conditions',
		product: 'valuations',
		region: 'optional-body',
		handle: (call) => {
			const given = bodies.conditions.safeParse(call.body);
			if (!given.success) return invalid();
			const answer = predict(call, given.data.vehicle_id);
			if (answer instanceof Refusal) return answer;
			const { trade_price: trade, ...prediction } = answer.body.prediction;
			const conditions = [1, 2, 3, 4, 5].map((condition_score) => ({
				condition_score,
				trade_price: trade + (condition_score - 3) * 1000,
			}));
			return { body: { ...answer.body, prediction: { ...prediction, conditions } } };
		},
	});

	route({
		method: 'POST',
		path: '/valuations/residual',
		product: 'valuations',
		region: 'body',
		handle: ({ body }) => {
			const given = bodies.residual.safeParse(body);
			if (!given.success) return invalid();
			const { initial_kms: start, yearly_kms: yearly } = given.data;
			const predictions = residualSample.predictions.map((prediction, year) => ({
				...prediction,
				kms: start + year * yearly,
			}));
			return { body: { predictions } };
		},
	});

	route({
		method: 'POST',
		path: '/valuations/gauge/',
		product: 'valuations',
		region: 'body',
		handle: ({ body }) => {
			const given = bodies.gauge.safeParse(body);
			if (!given.success) return invalid();
			const { listing_price } = given.data;
			return { body: { gauge: { ...gaugeSample.gauge, id: randomUUID(), listing_price } } };
		},
	});

	route({
		method: 'GET',
		path: '/valuations/history/:id',
		product: 'valuations',
		region: 'none',
		handle: ({ params }) => {
			const earlier = made.get(params.id);
			return earlier ? { body: earlier } : new Refusal(404, `Valuation ${params.id} not found`);
		},
	});

	route({
		method: 'POST',
		path: '/valuations/registrations/:plate',
		product: 'valuations',
		region: 'body',
		handle: (call) => {
			const { plate } = call.params;
			const given = bodies.byRegistration.safeParse(call.body);
			if (!given.success || !stateFits(call.region, given.data.state)) return invalid();
			return predictFound(call, findPlate(call.region, plate), `plate ${plate}`);
		},
	});

	route({
		method: 'POST',
		path: '/valuations/vins/:vin',
		product: 'valuations',
		region: 'body',
		handle: (call) => {
			const { vin } = call.params;
			if (!isVin(vin) || !bodies.byVin.safeParse(call.body).success) return invalid();
			return predictFound(call, findVin(vin), `VIN ${vin}`);
		},
	});
}
