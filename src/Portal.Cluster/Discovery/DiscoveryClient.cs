using System.Buffers;
using System.Text.Json;
using Portal.Cluster.Watching;

namespace Portal.Cluster.Discovery;

/// <summary>Asks an API server for everything that it serves: two requests where it has aggregated discovery, else one for each group's version.</summary>
internal sealed class DiscoveryClient(WatchContext context)
{
    private const string Form =
        "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

    private const int LargestDocument = 64 * 1024 * 1024;
    private const int AtOnce = 4;

    /// <summary>Asks.</summary>
    /// <param name="before">What was known: it stays for the parts that do not answer.</param>
    /// <param name="stop">Stops.</param>
    /// <returns>What is known now, and whether all, some or none of it answered.</returns>
    public async Task<(ClusterKinds Kinds, bool Answered, bool Whole)> AskAsync(ClusterKinds before, CancellationToken stop)
    {
        var found = new DiscoveryCollector(before, context.Time.GetUtcNow());
        await PartAsync("/api", "", LegacyReader.CoreVersions, found, stop);
        await PartAsync("/apis", DiscoveryGap.AllGroups, LegacyReader.GroupVersions, found, stop);
        return (found.Join(), found.Answered, found is { Answered: true, Failed: false });
    }

    private async Task PartAsync(
        string path, string group, Func<JsonElement, IEnumerable<(string Group, string Version)>> versions, DiscoveryCollector found, CancellationToken stop)
    {
        var (document, failure) = await GetAsync(path, Form, stop);
        if (document is null)
        {
            found.Missing(group, "", failure!);
            return;
        }

        using (document)
        {
            if (DiscoveryJson.Text(document.RootElement, "kind") == AggregatedReader.Kind)
            {
                AggregatedReader.Read(document.RootElement, found);
                return;
            }

            found.Answer();
            await ByVersionAsync([.. versions(document.RootElement)], found, stop);
        }
    }

    private async Task ByVersionAsync((string Group, string Version)[] all, DiscoveryCollector found, CancellationToken stop)
    {
        var answers = new (JsonDocument? Document, string? Failure)[all.Length];
        await Parallel.ForAsync(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stop }, async (i, cancellation) =>
        {
            var (group, version) = all[i];
            if (DiscoveryNames.IsGroup(group) && DiscoveryNames.IsVersion(version))
            {
                answers[i] = await GetAsync(group.Length == 0 ? $"/api/{version}" : $"/apis/{group}/{version}", "application/json", cancellation);
            }
        });
        for (var i = 0; i < all.Length; i++)
        {
            var (group, version) = all[i];
            var (document, failure) = answers[i];
            if (document is null)
            {
                found.Missing(group, version, failure ?? "its name is not one that Kubernetes allows");
                continue;
            }

            using (document)
            {
                LegacyReader.Resources(document.RootElement, group, version, found);
            }
        }
    }

    private async Task<(JsonDocument? Document, string? Failure)> GetAsync(string path, string form, CancellationToken stop)
    {
        try
        {
            using var limit = new CancellationTokenSource(context.Options.AnswerLimit, context.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
            using var answer = await ApiStream.OpenAsync(context, "discover", path, form, either.Token);
            try
            {
                var body = await ReadAsync(answer, either.Token);
                return (JsonDocument.Parse(body), null);
            }
            catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
            {
                throw new TimeoutException($"no whole answer within {context.Options.AnswerLimit.TotalSeconds:0} s", e);
            }
        }
        catch (ApiFailureException e)
        {
            return (null, $"GET {path} was answered with {e.Failure.Code} {e.Failure.Reason}: {e.Failure.Message}".TrimEnd(' ', ':'));
        }
        catch (JsonException e)
        {
            return (null, $"The answer to GET {path} cannot be read: {e.Message}");
        }
        catch (Exception e) when (WatchFailures.IsExpected(e))
        {
            return (null, Connection.ConnectionErrors.Describe(context.Connection, e));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        var body = new ArrayBufferWriter<byte>(64 * 1024);
        while (await stream.ReadAsync(body.GetMemory(16 * 1024), stop) is > 0 and var read)
        {
            body.Advance(read);
            if (body.WrittenCount > LargestDocument)
            {
                throw new InvalidDataException($"the discovery document is larger than {LargestDocument / 1024 / 1024} MB");
            }
        }

        return body.WrittenMemory;
    }
}
