using Portal.Cluster.Connection;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Answers of the API server in words. Its own messages stay as they are, in its language.</summary>
internal static class Answers
{
    /// <summary>Why the server refused.</summary>
    public static LocalizedText Text(KubernetesFailure failure)
    {
        var said = failure.Message.Length > 0 ? failure.Message : failure.Reason.Length > 0 ? failure.Reason : "no reason given";
        return failure switch
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
}
