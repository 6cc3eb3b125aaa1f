using Portal.Simulator.Http.Security;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http;

/// <summary>What every handler works with.</summary>
internal sealed record ApiServices(SimulatedApi Api, KubernetesApiOptions Options, Authenticator Authenticator, RbacAuthorizer Authorizer);
