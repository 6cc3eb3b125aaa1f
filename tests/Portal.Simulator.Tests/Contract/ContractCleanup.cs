using System.Net;
using System.Net.Http.Headers;

namespace Portal.Simulator.Tests.Contract;

/// <summary>Removes from a real cluster what the contract tests made there.</summary>
internal static class ContractCleanup
{
    private const string NoFinalizers = """{"metadata":{"finalizers":null}}""";

    private static readonly string[] Objects =
    [
        "/api/v1/namespaces/{0}/pods/fin", "/api/v1/namespaces/{0}-stuck/configmaps/held", "/api/v1/namespaces/{0}/persistentvolumeclaims/{0}-pvc",
        "/api/v1/persistentvolumes/{0}-pv", "/apis/storage.k8s.io/v1/storageclasses/{0}-local", "/api/v1/nodes/{0}-node", "/api/v1/namespaces/{0}",
        "/api/v1/namespaces/{0}-stuck", "/api/v1/namespaces/{0}-fin",
    ];

    public static async Task RemoveAsync(HttpClient admin, string prefix)
    {
        foreach (var template in Objects)
        {
            var path = template.Replace("{0}", prefix, StringComparison.Ordinal);
            using var deleted = await admin.DeleteAsync(new Uri(path, UriKind.Relative));
            if (deleted.StatusCode == HttpStatusCode.NotFound)
            {
                continue;
            }

            using var content = new StringContent(NoFinalizers, new MediaTypeHeaderValue("application/merge-patch+json"));
            using var freed = await admin.PatchAsync(new Uri(path, UriKind.Relative), content);
        }

        foreach (var pod in (string[])["b", "c", "d", "e", "p1", "p2"])
        {
            using var forced = await admin.DeleteAsync(new Uri($"/api/v1/namespaces/{prefix}/pods/{pod}?gracePeriodSeconds=0", UriKind.Relative));
        }
    }
}
