import { prefixOf, sameEndpoint, sameOrigin } from '../trigger/addresses';
import type { Owner } from '../trigger/registration';
import type { Identity } from '../trigger/vendor';

/** A registration, as far as whose it is can be told from it. */
export interface Claim {
	url: string;
	/** The token it delivers with, and the workflow it was made for. */
	token?: string;
	workflowId?: string;
	/** It carries the token of a test of whatever trigger of this n8n its address names. */
	isTestOfThisN8n?: boolean;
}

/**
 * Tells whose a registration is, from what it carries. Nobody is asked: the token says which node of which n8n it is
 * for, and whether for a test; exactly our address says the same if the secret has changed since. A copy of the
 * workflow with the same webhook id has the same tokens, and is told by the workflow's id.
 */
export function ownerOf(claim: Claim, self: Identity, isTest: boolean): Owner {
	const { url, token, workflowId, isTestOfThisN8n = false } = claim;
	const { tokens } = self;
	const ours = token === tokens.production || token === tokens.test || sameEndpoint(url, self.url);
	if (!ours) {
		const prefix = prefixOf(self.url);
		const isNeighbour = prefix !== undefined && prefixOf(url) === prefix;
		return isNeighbour || isTestOfThisN8n ? 'sibling' : 'foreign';
	}
	if (workflowId !== undefined && self.workflowId !== undefined && workflowId !== self.workflowId) {
		return 'sibling';
	}
	if (token === tokens.test) return isTest || sameEndpoint(url, self.url) ? 'ours' : 'leftover';
	if (sameEndpoint(url, self.url)) return 'ours';
	if (isTest) return 'published';
	return sameOrigin(url, self.url) ? 'ours' : 'moved';
}
