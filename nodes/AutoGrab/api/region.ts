import type { RequestContext } from '../../shared/http';

/** The region of the credential, for nodes that leave theirs at From Credential (""). */
export async function resolveRegion(context: RequestContext, region: string): Promise<string> {
	if (region) return region;
	const { region: fromCredential } = await context.getCredentials<{ region?: string }>(
		'autoGrabApi',
	);
	return fromCredential || 'au';
}
