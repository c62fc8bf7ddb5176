/** How sure an endpoint is: the seed's and the vendor's pages are documented; the rest says what is missing. */
type Certainty =
	| 'documented'
	| 'request documented, answer in part'
	| 'request documented, answer not'
	| 'named only';

/** Method and path as the reference writes them; which operations call it, or why none does; how sure it is. */
export interface Endpoint {
	call: string;
	operations: string[];
	why?: string;
	certainty: Certainty;
}

const row = (call: string, operations: string, certainty: Certainty, why?: string): Endpoint => ({
	call,
	operations: operations.split(' ').filter(Boolean),
	certainty,
	why,
});

/** Every endpoint of the reference, section by section. */
export const endpoints: Endpoint[] = [
	row('GET /v2/webhooks', 'webhook.getAll webhook.upsert webhook.repair', 'documented'),
	row('POST /v2/webhooks', 'webhook.create webhook.repair', 'documented'),
	row('GET /v2/webhooks/{id}', 'webhook.get webhook.delete', 'documented'),
	row('PATCH /v2/webhooks/{id}', 'webhook.update webhook.upsert', 'documented'),
	row('DELETE /v2/webhooks/{id}', 'webhook.delete', 'documented'),
	row('POST /v2/webhooks/{id}/ping', 'webhook.ping', 'documented'),
	row('POST /v2/recapture/upload', 'recapture.upload', 'request documented, answer not'),
	row('Recapture: status, cancel, list, get, delete', '', 'named only', 'paths are not published'),
	row('POST /v2/valuations/predict', 'valuation.predict valuation.lookUpAndPredict', 'documented'),
	row('POST /v2/valuations/registrations/{rego}', 'valuation.predictByRegistration', 'documented'),
	row('POST /v2/valuations/vins/{vin}', 'valuation.predictByVin', 'documented'),
	row('POST /v2/valuations/predict/conditions', 'valuation.predictConditions', 'documented'),
	row('POST /v2/valuations/residual', 'valuation.predictResidual', 'documented'),
	row('POST /v2/valuations/gauge/', 'valuation.predictGauge', 'request documented, answer in part'),
	row('GET /v2/valuations/history/{id}', 'valuation.get', 'request documented, answer in part'),
	row('GET /v2/valuations/history', '', 'named only', 'parameters and answer are not published'),
	row(
		'/v2/valuations/max_offer_configuration, adjustments, changes',
		'',
		'named only',
		'bodies are not published; set them up in AutoGrab',
	),
	row(
		'GET /v2/vehicles/registrations/{plate}',
		'vehicle.getByRegistration valuation.lookUpAndPredict',
		'documented',
	),
	row('GET /v2/vehicles/vins/{vin}', 'vehicle.getByVin', 'documented'),
	row('GET /v2/vehicles', 'vehicle.search', 'documented'),
	row(
		'GET /v2/vehicles/facets',
		'',
		'documented',
		'the dropdowns of Vehicle > Find by Facets read it',
	),
	row('GET /v2/vehicles/facets/search', 'vehicle.findByFacets', 'documented'),
	row('GET /v2/vehicle/{id}', 'vehicle.get', 'documented'),
	row('GET /v2/vehicles/{id}/photos', 'vehicle.getPhotos', 'request documented, answer in part'),
	row(
		'Plate status, specifications, build data, fitted options, recall, MOT',
		'',
		'named only',
		'known from third parties',
	),
	row(
		'GET /v2/sourcing/market_overlay/{id}',
		'vehicle.getMarketOverlay',
		'request documented, answer in part',
	),
	row('Market statistics', '', 'named only', 'known from third parties'),
	row('GET /v2/sourcing/history', 'vehicle.getHistory', 'documented'),
	row('POST /v2/stock', '', 'documented', 'of no use without items, see below'),
	row(
		'POST /v2/stock/{feed}/{dealership}/{item}',
		'',
		'request documented, answer not',
		'the name of the price is not published, and stock without prices does harm',
	),
	row('POST /v2/external-enquiry/{dms}/{dealership}', 'lead.sendEnquiry', 'documented'),
	row('POST /v2/repair-decisions/', 'insurance.decideRepair', 'request documented, answer not'),
	row('POST /v2/insurance-claims/', 'insurance.createClaim', 'documented'),
	row(
		'POST /v2/reports/car-analysis',
		'report.requestCarAnalysis',
		'request documented, answer in part',
	),
	row('GET /v2/reports/car-analysis/{id}', '', 'named only', 'known from third parties'),
	row('POST /v2/certificates/generate', 'certificate.generate', 'documented'),
	row(
		'GET /v2/certificates/{id}/updates',
		'certificate.getUpdates',
		'request documented, answer not',
	),
];

/** The row that a request belongs to: the one with the fewest placeholders that fits. */
export function endpointOf(method: string, path: string): string | undefined {
	const fits = endpoints.filter(({ call }) => {
		const [verb, pattern] = call.split(' ');
		if (verb !== method || !pattern?.startsWith('/')) return false;
		return new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
	});
	const placeholders = (call: string) => call.split('{').length;
	return fits.map(({ call }) => call).sort((a, b) => placeholders(a) - placeholders(b))[0];
}
