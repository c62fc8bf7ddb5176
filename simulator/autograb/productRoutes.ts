import { randomUUID } from 'node:crypto';

import type { ZodType } from 'zod/v4';

import ppsr from '../answers/autograb/certificate.ppsr.response.json';
import standalone from '../answers/autograb/certificate.standalone.response.json';
import updates from '../answers/autograb/certificate.updates.response.inferred.json';
import type { JsonObject } from '../shared/types';
import { invalid, type ApiRoute, type Call, type RouteOptions } from './http';
import * as bodies from './productBodies';
import type { AutoGrabState } from './state';
import type { Product } from './types';

/** Reference sections 9.5 to 9.9: everything that is ordered. What is not printed there is answered with little. */
export function productRoutes(route: ApiRoute, state: AutoGrabState): void {
	const order = (
		path: string,
		product: Product,
		region: RouteOptions['region'],
		schema: ZodType,
		answer: (body: JsonObject, id: string, call: Call) => ReturnType<RouteOptions['handle']>,
	) =>
		route({
			method: 'POST',
			path,
			product,
			region,
			handle: (call) => {
				const { account, body } = call;
				if (!body || !schema.safeParse(body).success) return invalid();
				const id = randomUUID();
				const kind = path.split('/')[1];
				state.orders.push({ id, apiKey: account.apiKey, kind, body });
				return answer(body, id, call);
			},
		});

	order('/insurance-claims/', 'insurance', 'body', bodies.claim, (_, id) => ({
		status: 201,
		body: { claim: { id } },
	}));

	order('/repair-decisions/', 'insurance', 'body', bodies.decision, (_, id) => ({
		status: 201,
		body: { repair_decision: { id } },
	}));

	order('/reports/car-analysis', 'reports', 'query', bodies.carAnalysis, (_, id) => ({
		body:
			state.core.settings.carAnalysisAs === 'report'
				? { report: { id, status: 'in_progress' } }
				: { certificate: { id, status: 'pending', url: 'https://files.example.com/report.pdf' } },
	}));

	order('/certificates/generate', 'certificates', 'none', bodies.certificate, (body, id) => {
		if (!body.rego && !body.vin && !body.valuation_id) return invalid();
		if (body.type === 'car-analysis-standalone') return { body: standalone };
		const given = { ...(body.rego ? { rego: body.rego, rego_state: body.state } : {}) };
		return { body: { certificate: { ...ppsr.certificate, ...given, id } } };
	});

	route({
		method: 'GET',
		path: '/certificates/:id/updates',
		product: 'certificates',
		region: 'none',
		handle: ({ params }) => ({
			body: { ...updates, certificate: { ...updates.certificate, id: params.id } },
		}),
	});

	order(
		'/external-enquiry/:dms/:dealership',
		'enquiries',
		'body',
		bodies.enquiry,
		({ id, source_id }) => ({
			bare: true,
			body:
				source_id === 'no-such-source'
					? { successful_ids: [], failed_ids: [{ id, reason: 'Unknown source' }] }
					: { successful_ids: [id], failed_ids: [] },
		}),
	);
}
