using System.Text.Json;
using Portal.Cluster.Actions;
using Portal.Cluster.Connection;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Whether the target of a step is still what the plan was made for. Pure.</summary>
internal static class TargetCheck
{
    /// <summary>
    /// The action as it may be sent to the object as it is now: with its resourceVersion, when the action is not bound to any of the fields that have changed
    /// (<see cref="ClusterAction.BindsTo"/>). Else the action as it is, which <see cref="Problem"/> then refuses if the object has changed.
    /// </summary>
    /// <param name="action">The action as planned.</param>
    /// <param name="live">The object, or null if there is none of that name.</param>
    /// <param name="seen">The object as it was when the plan was tried, or null: then only an action that is not bound to the status is followed.</param>
    public static ClusterAction Rebind(ClusterAction action, JsonElement? live, string? seen)
    {
        var target = LiveTarget.Of(live);
        return target.Uid == action.Target.Uid && target.ResourceVersion.Length > 0 && target.ResourceVersion != action.ResourceVersion
            && IsLoose(action) && !FieldChanges.Paths(seen, live!.Value).Any(action.BindsTo)
                ? action with { ResourceVersion = target.ResourceVersion }
                : action;
    }

    /// <summary>Whether there are changes that do not matter to an action.</summary>
    public static bool IsLoose(ClusterAction action) => !action.BindsTo("status");

    /// <summary>What is different, or null if nothing is.</summary>
    /// <param name="action">The step's action.</param>
    /// <param name="read">The answer to <see cref="ClusterAction.ToRead"/>.</param>
    /// <param name="seen">The object as it was when the plan was tried (<see cref="FieldChanges.Keep"/>), or null.</param>
    public static LocalizedText? Problem(ClusterAction action, KubernetesResponse read, string? seen)
    {
        var target = action.Target;
        if (read.Status == 404)
        {
            return new($"{target} is gone: somebody or something removed it since the plan was made. Nothing was sent.", $"{target} 已不存在：制定计划之后它已被移除。没有发送任何请求。");
        }

        if (read.Failure is { } failure)
        {
            return new($"{target} could not be read: {Answers.Text(failure).En} Nothing was sent.", $"无法读取 {target}：{Answers.Text(failure).Zh} 没有发送任何请求。");
        }

        var live = LiveTarget.Of(read.Json() ?? default(JsonElement));
        if (live.Uid != target.Uid)
        {
            return new(
                $"{target} is another object now: it was deleted and made again (uid {live.Uid}, planned for {target.Uid}). Nothing was sent; plan again if it has the problem too.",
                $"{target} 现在是另一个对象：它被删除后又重新创建（uid {live.Uid}，计划针对 {target.Uid}）。没有发送任何请求；如果它也有此问题，请重新制定计划。");
        }

        if (live.ResourceVersion == action.ResourceVersion)
        {
            return null;
        }

        var fields = FieldChanges.Words(seen, read.Json());
        return new(
            $"{target} was changed since the plan was made (resourceVersion {live.ResourceVersion}, planned for {action.ResourceVersion}).{fields.En} Nothing was sent; plan again.",
            $"{target} 在制定计划之后发生了变化（resourceVersion {live.ResourceVersion}，计划针对 {action.ResourceVersion}）。{fields.Zh}没有发送任何请求；请重新制定计划。");
    }
}
