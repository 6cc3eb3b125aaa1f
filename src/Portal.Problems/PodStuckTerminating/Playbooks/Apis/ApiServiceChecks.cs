using Portal.Cluster.Resources.Apis;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Resources.Services;
using Portal.Cluster.Watching;
using Portal.Core.Deletions;
using Portal.Core.Remediation;

namespace Portal.Problems.PodStuckTerminating.Playbooks.Apis;

/// <summary>What must hold before an APIService is deleted: that nobody serves it, and that this is not only for a moment.</summary>
internal static class ApiServiceChecks
{
    /// <summary>A backend that rolls out, restarts or pulls its image is back by then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>The questions in order.</summary>
    public static IEnumerable<Question> Of(ApiService api, PlaybookContext context)
    {
        var name = api.Metadata.Name;
        yield return Question.Of(
            new("A service outside the API server serves it.", "由 API server 之外的服务提供。"),
            api.Service is not null,
            api.Service is { } at ? new($"Its service is {at.Key}.", $"它的服务是 {at.Key}。") : new("It has no service.", "它没有服务。"),
            new Refusal(
                "LocalApi",
                new($"{name} is served by the API server itself (its own kinds, or those of a CustomResourceDefinition).", $"{name} 由 API server 自己提供（内置类型，或 CustomResourceDefinition 的类型）。"),
                new("Look at the API server, or at the CustomResourceDefinition.", "请查看 API server 或对应的 CustomResourceDefinition。")));

        yield return IsDown(api);
        yield return ForAWhile(api, context.Now);
        yield return NobodyServes(api, context);
        yield return NobodyStarts(api, context);
    }

    private static Question IsDown(ApiService api)
    {
        var available = api.Available;
        return Question.Of(
            new("The API server cannot reach it.", "API server 无法访问它。"),
            available is null ? null : api.IsDown,
            available is null ? new("Nobody has looked yet.", "还没有检查结果。")
                : new($"Available is {available.Status}{Why(available.Reason, available.Message)}.", $"Available 为 {available.Status}{Why(available.Reason, available.Message)}。"),
            new Refusal(
                "ApiIsAvailable",
                new($"{api.Metadata.Name} is not known to be down: Available is {available?.Status ?? "not set"}.", $"没有迹象表明 {api.Metadata.Name} 不可用：Available 为 {available?.Status ?? "未设置"}。"),
                new("Leave it; look for another reason.", "不要动它，另找原因。")));
    }

    private static Question ForAWhile(ApiService api, DateTimeOffset now)
    {
        var since = api.Available?.LastTransitionTime;
        var until = since is { } at ? DeletionTimes.After(at, Patience) : DateTimeOffset.MaxValue;
        return Question.Of(
            new("It has been down for ten minutes.", "它已有十分钟不可用。"),
            since is null ? null : now >= until,
            since is null ? new("Since when is not said.", "没有记录从何时开始。") : new($"It is down since {Proof.Time(since.Value)}.", $"从 {Proof.Time(since.Value)} 起不可用。"),
            new Refusal(
                "DownOnlyForAMoment",
                new($"{api.Metadata.Name} has not been seen down for ten minutes: its backend may only be restarting.", $"{api.Metadata.Name} 不可用还不到十分钟：后端可能只是在重启。"),
                since is null ? new("Look at its backend.", "请查看它的后端。") : new($"Wait until {Proof.Time(until)}, and look at its backend meanwhile.", $"请等到 {Proof.Time(until)}，同时查看它的后端。")));
    }

    private static Question NobodyServes(ApiService api, PlaybookContext context)
    {
        var (view, backend) = (context.View, api.Service!);
        var seen = view.Services.Status.State == WatchState.Synced && view.EndpointSlices.Status.State == WatchState.Synced && view.Pods.Status.State == WatchState.Synced;
        var there = view.Services.Find(backend.Namespace, backend.Name) is not null;
        var ready = view.EndpointSlices.By(ServiceIndexes.SlicesByService, backend.Key).Sum(static slice => slice.Ready);
        return Question.Of(
            new("Its service is gone or has no ready endpoint.", "它的服务不存在，或没有就绪的端点。"),
            there && ready > 0 ? false : seen ? true : null,
            !seen ? new("Services, endpoints and pods are not read completely.", "服务、端点和 Pod 尚未完整读取。")
                : !there ? new($"There is no service {backend.Key}.", $"服务 {backend.Key} 不存在。")
                : new($"Service {backend.Key} has {ready} ready endpoints.", $"服务 {backend.Key} 有 {ready} 个就绪的端点。"),
            new Refusal(
                there && ready > 0 ? "BackendIsReady" : "BackendNotSeen",
                there && ready > 0
                    ? new(
                        $"Service {backend.Key} has {ready} ready endpoints: the backend runs, and the API server cannot reach it ({api.Available!.Reason}).",
                        $"服务 {backend.Key} 有 {ready} 个就绪的端点：后端在运行，只是 API server 访问不到（{api.Available!.Reason}）。")
                    : new($"Whether anything serves {api.Metadata.Name} cannot be seen.", $"看不到是否有后端在提供 {api.Metadata.Name}。"),
                new("Repair the way to it: certificate (caBundle), network policy, port.", "修复访问途径：证书（caBundle）、网络策略、端口。")));
    }

    private static Question NobodyStarts(ApiService api, PlaybookContext context)
    {
        var backend = api.Service!;
        Pod[] starting = context.View.Services.Find(backend.Namespace, backend.Name) is not { } service ? [] :
        [
            .. context.View.Pods.By(PodIndexes.ByNamespace, backend.Namespace)
                .Where(pod => service.Selects(pod.Metadata.Namespace, pod.Metadata.Labels) && pod.Metadata.DeletionTimestamp is null && pod.Phase is not ("Succeeded" or "Failed"))
                .Where(pod => context.Now < DeletionTimes.After(pod.StartTime ?? pod.Metadata.CreationTimestamp ?? DateTimeOffset.MinValue, Patience))
                .OrderBy(static pod => pod.Metadata.Name, StringComparer.Ordinal),
        ];
        return Question.Of(
            new("No pod behind it is about to start.", "没有后端 Pod 正在启动。"),
            starting.Length == 0,
            starting.Length == 0 ? new("None was started within ten minutes.", "十分钟内没有启动过。") : new($"Pod {starting[0].Metadata.Name} was started within ten minutes.", $"Pod {starting[0].Metadata.Name} 在十分钟内启动。"),
            starting.Length == 0 ? null : new Refusal(
                "BackendIsStarting",
                new($"Pod {starting[0].Metadata.Namespace}/{starting[0].Metadata.Name} behind {api.Metadata.Name} is starting.", $"{api.Metadata.Name} 的后端 Pod {starting[0].Metadata.Namespace}/{starting[0].Metadata.Name} 正在启动。"),
                new("Wait for it; if it does not get ready, repair it.", "等待它启动；如果一直不就绪，请修复它。")));
    }

    private static string Why(string reason, string message) => (reason.Length + message.Length) == 0 ? "" : $" ({reason}: {message.TrimEnd('.')})";
}
