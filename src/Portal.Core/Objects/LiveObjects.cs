using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Access;
using Portal.Core.Remediation;

namespace Portal.Core.Objects;

/// <summary>
/// Reads single objects from their API servers, in the name of the person where the cluster allows it, so that nobody sees here what the cluster would
/// not show them. Secrets are not read. Nothing is kept but, for half a minute, in whose name a person's requests go.
/// </summary>
public sealed class LiveObjects(IRemediationCluster cluster, IOptions<RemediationOptions> options, TimeProvider clock)
{
    private const int MostOwnerKinds = 5;
    private const int MostDecisions = 5000;

    // Half of the minute in which a person who loses a right must lose it on open pages.
    private static readonly TimeSpan DecisionLifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ActingIdentity _identity = new(cluster, options);
    private readonly KindDirectory _kinds = new(cluster, clock);
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, ActingDecision Decision)> _decisions = new(StringComparer.Ordinal);

    /// <summary>Reads an object with its events. Whatever the cluster answers is a value; only the wish to stop is an exception.</summary>
    /// <param name="address">The object.</param>
    /// <param name="user">The person who wants to see it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AccessDeniedException">The person may not see anything in the portal.</exception>
    public async Task<LiveObject> ReadAsync(ObjectAddress address, PortalUser user, CancellationToken cancellationToken)
    {
        AccessPolicy.Decide(user, PortalOperation.Read).ThrowIfDenied();
        if (address.IsWithheld)
        {
            return Answer(LiveObjectState.Withheld);
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            var acting = await DecideAsync(AccessScope.Of(address.Cluster, address.Namespace), user, either.Token);
            return acting.Refused
                ? Answer(LiveObjectState.Forbidden) with { ActsAs = acting.Text, Message = acting.Text.En }
                : await ReadAsync(address, acting, either.Token) with { ActsAs = acting.Text };
        }
        catch (ClusterConnectionException e)
        {
            return Answer(LiveObjectState.Unreachable) with { Message = e.Message };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Answer(LiveObjectState.Unreachable) with { Message = $"no answer within {Patience.TotalSeconds:0} s" };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Answer(LiveObjectState.Unreachable) with { Message = "the answer is not an object of Kubernetes in JSON" };
        }
    }

    private LiveObject Answer(LiveObjectState state) => new() { State = state, ReadAt = clock.GetUtcNow() };

    private async Task<ActingDecision> DecideAsync(AccessScope scope, PortalUser user, CancellationToken cancellationToken)
    {
        var key = $"{scope.Cluster}\n{user.Id}\n{string.Join(',', user.RolesIn(scope))}";
        var now = clock.GetUtcNow();
        if (_decisions.TryGetValue(key, out var known) && known.Until > now)
        {
            return known.Decision;
        }

        var decision = await _identity.DecideAsync(scope.Cluster!, user, scope, cancellationToken);
        if (_decisions.Count >= MostDecisions)
        {
            _decisions.Clear();
        }

        _decisions[key] = (now + DecisionLifetime, decision);
        return decision;
    }

    private async Task<LiveObject> ReadAsync(ObjectAddress address, ActingDecision acting, CancellationToken cancellationToken)
    {
        var impersonation = acting.User.Length == 0 ? null : Impersonation.Of(acting.User, acting.Groups);
        var response = await cluster.SendAsync(address.Cluster, address.Request, impersonation, cancellationToken);
        if (response.Failure is { } failure)
        {
            var state = response.Status switch
            {
                // A path that it does not serve has the same code: of an unknown group without a Status, of an unknown resource with this text.
                404 when failure.Reason.Length == 0 || failure.Message.Contains("could not find the requested resource", StringComparison.Ordinal) => LiveObjectState.NoSuchKind,
                404 => LiveObjectState.Gone,
                401 or 403 => LiveObjectState.Forbidden,
                _ => LiveObjectState.Unreachable,
            };
            return Answer(state) with { Message = failure.Message };
        }

        // Schemas of custom resources nest deeper than the parser's usual limit.
        using var document = JsonDocument.Parse(response.Body, new JsonDocumentOptions { MaxDepth = 1000 });
        var facts = ObjectFacts.Of(address.Kind, document.RootElement);
        return Answer(LiveObjectState.Found) with
        {
            Facts = facts,
            Shown = Show(document.RootElement),
            Events = await EventsAsync(address.Cluster, facts.Reference, impersonation, cancellationToken),
            OwnerAddresses = await OwnersAsync(address.Cluster, facts, impersonation, cancellationToken),
        };
    }

    private static ShownObject Show(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException();
        }

        var mask = new ObjectMask();
        var json = mask.Copy(root);
        var managed = root.Get("metadata").Get("managedFields");
        var fields = managed.ValueKind == JsonValueKind.Array ? ObjectYaml.Write(new ObjectMask().Copy(JsonSerializer.SerializeToElement(new JsonObject { ["managedFields"] = JsonNode.Parse(managed.GetRawText()) }))) : "";
        var yaml = ObjectYaml.Write(json);
        return new ShownObject(json, yaml, fields, yaml.AsSpan().Count('\n'), mask.Hidden, mask.Cut);
    }

    private async Task<ObjectEvents> EventsAsync(string clusterName, ObjectReference of, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        try
        {
            var response = await cluster.SendAsync(clusterName, EventReading.Request(of), impersonation, cancellationToken);
            return response switch
            {
                { Status: 401 or 403 } => new ObjectEvents([], 0, false, EventReading.Permission(of), ""),
                { Failure: { } failure } => new ObjectEvents([], 0, false, null, failure.Message),
                _ when response.Json() is { } list => EventReading.Read(of, list),
                _ => new ObjectEvents([], 0, false, null, "the answer is not a list in JSON"),
            };
        }
        catch (ClusterConnectionException e)
        {
            // The object itself is known; only its events are not.
            return new ObjectEvents([], 0, false, null, e.Message);
        }
    }

    private async Task<ImmutableDictionary<string, ObjectAddress>> OwnersAsync(
        string clusterName, ObjectFacts facts, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        var addresses = ImmutableDictionary.CreateBuilder<string, ObjectAddress>(StringComparer.Ordinal);
        foreach (var owner in facts.Owners.Where(static o => o.Uid.Length > 0).DistinctBy(static o => o.Uid).Take(MostOwnerKinds))
        {
            try
            {
                if (await _kinds.FindAsync(clusterName, owner.ApiVersion, owner.Kind, impersonation, cancellationToken) is { } kind
                    && ObjectAddress.Of(clusterName, kind, kind.Namespaced ? facts.Reference.Namespace : "", owner.Name).Address is { } address)
                {
                    addresses[owner.Uid] = address;
                }
            }
            catch (ClusterConnectionException)
            {
                break; // The owner stays a name without a link.
            }
        }

        return addresses.ToImmutable();
    }
}
