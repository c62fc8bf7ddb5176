import {
	type Account,
	type Answer,
	type Request,
	type Service,
	Refused,
	accountBook,
	problemsOf,
} from './account';
import { startProxy } from './proxy';
import { services } from './services';
import { type Mailbox, startMailbox } from './smtp';

export type { Account } from './account';
export { rowsOf } from './googleSheets';

/** Hosts that give a new token for an old one. */
const LOGINS =
	/^(login\.salesforce\.com|oauth2\.googleapis\.com|accounts\.zoho\.com|login\.microsoftonline\.com)$/;

/** Every vendor that examples end in, on this machine; each example has an account of its own, by its name. */
export interface StandIns {
	/** For the n8n that is to talk to them instead of the vendors. */
	env: Record<string, string>;
	/** Where a workflow's account ends up; made when first asked for. */
	account(name: string): Account;
	/** Values of a credential of the type, for the account of the name; tokens that grow old are old. */
	credential(type: string, name: string): Record<string, unknown>;
	/** Hosts that n8n asked for and that nobody stands in for. */
	strangers: string[];
	/** How often each account got a new token. */
	refreshed: Map<string, number>;
	close(): Promise<void>;
}

export async function startStandIns(): Promise<StandIns> {
	const account = accountBook();
	const refreshed = new Map<string, number>();
	const proxy = await startProxy((request) =>
		LOGINS.test(request.host)
			? refresh(request, refreshed)
			: serve(serviceOf(request), request, account),
	);
	const mailbox = await startMailbox(account);
	return {
		env: proxy.env,
		account,
		credential: (type, name) => credentialOf(type, name, mailbox),
		strangers: proxy.strangers,
		refreshed,
		close: async () => {
			await proxy.close();
			await mailbox.close();
		},
	};
}

function serviceOf({ host }: Request): Service {
	const service = services.find(({ hosts }) => hosts.test(host));
	if (service === undefined) throw new Error(`Nobody stands in for ${host}`);
	return service;
}

function serve(service: Service, request: Request, account: (name: string) => Account): Answer {
	const { age, name } = caller(request);
	if (service.tokensExpire && age === 'old') {
		return { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } };
	}
	const mine = account(name);
	mine.requests.push(request);
	const problems = problemsOf(request);
	if (problems.length > 0) return refuse(service, mine, problems.join('; '));
	const fault =
		request.method === 'GET' || request.path.endsWith('/search') ? undefined : mine.faults[0];
	if (fault !== undefined) {
		fault.times -= 1;
		if (fault.times === 0) mine.faults.shift();
		return fault.status === 429 ? fault : service.refusal('The stand-in refuses this');
	}
	try {
		return service.answer(request, mine);
	} catch (error) {
		return refuse(service, mine, error instanceof Refused ? error.message : String(error));
	}
}

function refuse(service: Service, account: Account, problem: string): Answer {
	account.refused.push(problem);
	return service.refusal(problem);
}

/** Whose account is asked for, by the token `<age>-<name>` or the name in a basic login. */
function caller({ authorization }: Request): { age: string; name: string } {
	const [scheme, value] = authorization.split(' ');
	const token = scheme === 'Basic' ? Buffer.from(value, 'base64').toString() : value;
	const [, age, name] = /^(old|fresh|key)-([\w-]+)/.exec(token) ?? [];
	return { age: age ?? '', name: name ?? 'nobody' };
}

function refresh({ json }: Request, refreshed: Map<string, number>): Answer {
	const name = String(json.refresh_token).replace(/^refresh-/, '');
	refreshed.set(name, (refreshed.get(name) ?? 0) + 1);
	return { status: 200, body: tokenOf('fresh', name) };
}

/** What a login gives; the names of vendors' own hosts are part of it. */
function tokenOf(age: 'fresh' | 'old', name: string): Record<string, unknown> {
	return {
		access_token: `${age}-${name}`,
		refresh_token: `refresh-${name}`,
		token_type: 'Bearer',
		instance_url: 'https://dealer.my.salesforce.com',
		api_domain: 'https://www.zohoapis.com',
	};
}

function credentialOf(type: string, name: string, mailbox: Mailbox): Record<string, unknown> {
	const oAuth2 = { clientId: 'id', clientSecret: 'secret', oauthTokenData: tokenOf('old', name) };
	switch (type) {
		case 'slackApi':
		case 'airtableTokenApi':
			return { accessToken: `key-${name}` };
		case 'hubspotAppToken':
			return { appToken: `key-${name}` };
		case 'twilioApi':
			return { authType: 'authToken', accountSid: `key-${name}`, authToken: 'secret' };
		case 'smtp':
			return mailbox.credential(name);
		case 'microsoftDataverseOAuth2Api':
			return { ...oAuth2, environmentUrl: 'https://dealer.crm.dynamics.com', tenantId: 'common' };
		case 'zohoOAuth2Api':
			return { ...oAuth2, accessTokenUrl: 'https://accounts.zoho.com/oauth/v2/token' };
		default:
			return oAuth2;
	}
}
