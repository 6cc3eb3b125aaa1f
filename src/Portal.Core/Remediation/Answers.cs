using System.Text.RegularExpressions;
using Portal.Cluster.Connection;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Answers of the API server in words. Its own messages stay as they are, in its language.</summary>
internal static partial class Answers
{
    /// <summary>Why the server refused.</summary>
    public static LocalizedText Text(KubernetesFailure failure)
    {
        var said = failure.Message.Length > 0 ? failure.Message : failure.Reason.Length > 0 ? failure.Reason : "no reason given";
        return Webhook().Match(failure.Message) is { Success: true } webhook ? OfWebhook(webhook.Groups["what"].Value, webhook.Groups["name"].Value, said) : failure switch
        {
            { Code: 403 } => new($"The cluster forbids it: {said}", $"集群禁止该操作：{said}"),
            { Code: 404 } => new($"The object is gone: {said}", $"对象已不存在：{said}"),
            { Code: 409 } or { Code: 422 } => new(
                $"The API server refused it, most likely because the object changed since the plan was made: {said} Plan again.",
                $"API server 拒绝了请求，很可能是对象在制定计划之后发生了变化：{said} 请重新制定计划。"),
            { Code: 429 } => new($"The API server asks to wait: {said}", $"API server 要求等待：{said}"),
            _ => new($"The API server answered {failure.Code}: {said}", $"API server 返回 {failure.Code}：{said}"),
        };
    }

    /// <summary>Adds what the server wants a person to know (<c>Warning</c> headers).</summary>
    public static LocalizedText WithWarnings(LocalizedText text, KubernetesResponse answer) => answer.Warnings.IsDefaultOrEmpty
        ? text
        : new LocalizedText($"{text.En} Warning of the API server: {string.Join("; ", answer.Warnings)}", $"{text.Zh} API server 警告：{string.Join("; ", answer.Warnings)}");

    /// <summary>Whether the server could not even try: a webhook with side effects takes no dry runs (sideEffects of admissionregistration.k8s.io/v1).</summary>
    public static bool CannotBeTried(KubernetesFailure failure) => Webhook().Match(failure.Message) is { Success: true } webhook && webhook.Groups["what"].Value.StartsWith("does not", StringComparison.Ordinal);

    private static LocalizedText OfWebhook(string what, string name, string said) => what switch
    {
        "denied the request" => new(
            $"The admission webhook {name} of the cluster refuses it: {said} Whoever runs that webhook knows its rule.",
            $"集群的准入 webhook {name} 拒绝了该请求：{said} 请联系该 webhook 的维护者了解其规则。"),
        "does not support dry run" => new(
            $"It cannot be tried beforehand: the admission webhook {name} takes no dry runs (its sideEffects are Some or Unknown). {said}",
            $"无法预演：准入 webhook {name} 不支持预演（其 sideEffects 为 Some 或 Unknown）。{said}"),
        _ => new(
            $"The API server could not ask the admission webhook {name}, and so refuses every such request: {said} Look at the service and the pods behind that webhook.",
            $"API server 无法调用准入 webhook {name}，因此拒绝所有此类请求：{said} 请检查该 webhook 背后的 Service 和 Pod。"),
    };

    // The three sentences of k8s.io/apiserver, admission/plugin/webhook/errors and …/generic.
    [GeneratedRegex("""(?<what>failed calling webhook) "(?<name>[^"]{1,253})"|admission webhook "(?<name>[^"]{1,253})" (?<what>denied the request|does not support dry run)""", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking, 1000)]
    private static partial Regex Webhook();
}
