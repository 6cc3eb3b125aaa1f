using System.Collections.Immutable;
using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Security;

/// <summary>Evaluates the roles and bindings that are stored now. Members of system:masters may do everything.</summary>
/// <param name="api">Where roles and bindings are.</param>
public sealed class RbacAuthorizer(SimulatedApi api)
{
    private RbacState? _state;

    /// <summary>Whether a user may do something.</summary>
    /// <param name="user">Who.</param>
    /// <param name="access">What.</param>
    public AccessDecision Authorize(UserInfo user, AccessAttributes access)
    {
        if (user.Groups.Contains(UserInfo.Masters, StringComparer.Ordinal))
        {
            return new(true, "");
        }

        foreach (var binding in State().Applicable(access.Namespace))
        {
            if (binding.Reaches(user) is { } subject && binding.Rules.Any(r => r.Allows(access)))
            {
                return new(true, binding.Describe(subject));
            }
        }

        return AccessDecision.Refused;
    }

    /// <summary>All rules that hold for a user in a namespace, those of cluster-wide bindings first.</summary>
    internal ImmutableArray<PolicyRule> RulesFor(UserInfo user, string ns)
    {
        var rules = State().Applicable(ns).Where(b => b.Reaches(user) is not null).SelectMany(b => b.Rules);
        return user.Groups.Contains(UserInfo.Masters, StringComparer.Ordinal)
            ? [new(["*"], ["*"], ["*"], [], []), new(["*"], [], [], [], ["*"]), .. rules]
            : [.. rules];
    }

    private RbacState State()
    {
        var state = Volatile.Read(ref _state);
        if (state is null || !state.IsCurrent(api.Store))
        {
            state = RbacState.Read(api);
            Volatile.Write(ref _state, state);
        }

        return state;
    }
}
