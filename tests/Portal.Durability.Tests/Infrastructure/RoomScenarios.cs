using Portal.Problems;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>The scenarios of all rooms, in the clusters that hold them together.</summary>
internal static class RoomScenarios
{
    /// <summary>The cluster of everything that can be in one cluster.</summary>
    public const string Common = "";

    // Shows who holds whom; what its objects would be freed by, others bring, and in fewer copies.
    private const string ForTheEye = "chains";

    /// <summary>The clusters.</summary>
    public static IEnumerable<string> Clusters => [Common, .. ProblemCatalogue.ScenariosApart];

    /// <summary>The scenarios of a cluster: the room and the manifests.</summary>
    public static IEnumerable<(string Room, string Text)> Of(ProblemCatalogue catalogue, string cluster) =>
    [
        .. cluster.Length > 0 ? [] : catalogue.Scenarios.Select(static room => (room.Key, room.Value)),
        .. catalogue.Problems.SelectMany(problem => problem.FurtherScenarios.Where(static further => further.Key != ForTheEye).Where(further => cluster.Length > 0 ? further.Key == cluster : !ProblemCatalogue.ScenariosApart.Contains(further.Key))
            .OrderBy(static further => further.Key, StringComparer.Ordinal).Select(further => (problem.Name, further.Value))),
    ];
}
