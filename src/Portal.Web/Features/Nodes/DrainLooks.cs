using Portal.Core.Nodes;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Nodes;

/// <summary>How the states of a drain's pods look. Pure.</summary>
internal static class DrainLooks
{
    /// <summary>The mark of a state.</summary>
    public static HealthState Mark(DrainRowState state) => state switch
    {
        DrainRowState.Failed => HealthState.Critical,
        DrainRowState.Blocked => HealthState.Warning,
        DrainRowState.Refused => HealthState.Refused,
        DrainRowState.Leaving or DrainRowState.Replacing => HealthState.Progress,
        DrainRowState.Gone or DrainRowState.Replaced => HealthState.Healthy,
        _ => HealthState.Turn,
    };

    /// <summary>Whether a pod in this state is what the drain still waits for.</summary>
    public static bool IsThere(DrainRowState state) => state is DrainRowState.Failed or DrainRowState.Blocked or DrainRowState.Refused or DrainRowState.Planned or DrainRowState.Leaving;

    /// <summary>The states that occur, with their numbers.</summary>
    public static IEnumerable<(DrainRowState State, int Count)> Counts(DrainTable table) =>
        Enum.GetValues<DrainRowState>().Select(state => (state, table.Count(state))).Where(static pair => pair.Item2 > 0);
}
