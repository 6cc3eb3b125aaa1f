using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Checks the objects of a plan for many, each by the rules of one, and names each that is wrong by its place. Pure.</summary>
internal static class BulkInput
{
    /// <summary>The objects with their uids; one that is not there any more keeps an empty uid, which is not an error: it is left out of the plan.</summary>
    /// <param name="playbook">The playbook.</param>
    /// <param name="wanted">The objects as they were asked for.</param>
    /// <param name="view">The cluster.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="errors">What is wrong, by fields such as <c>subjects[3].name</c>.</param>
    public static ImmutableArray<ObjectReference> Subjects(
        IPlaybook playbook, ImmutableArray<ObjectReference> wanted, ClusterView view, int most, List<(string Field, LocalizedText Text)> errors)
    {
        if (wanted.Length > most)
        {
            errors.Add(("subjects", new($"Has {wanted.Length} objects; a plan may have {most}. Make several plans.", $"有 {wanted.Length} 个对象；一个计划最多 {most} 个。请分成多个计划。")));
            return [];
        }

        var places = new Dictionary<(string Kind, ObjectKey Key), int>();
        var subjects = ImmutableArray.CreateBuilder<ObjectReference>(wanted.Length);
        for (var i = 0; i < wanted.Length; i++)
        {
            var mine = new List<(string Field, LocalizedText Text)>();
            var subject = PlanInput.Subject(playbook, wanted[i], view, mine);
            if (!places.TryAdd((wanted[i].Kind, wanted[i].Key), i))
            {
                mine.Add(("subject", new($"Is the same object as subjects[{places[(wanted[i].Kind, wanted[i].Key)]}].", $"与 subjects[{places[(wanted[i].Kind, wanted[i].Key)]}] 是同一个对象。")));
            }

            // Of the object itself nothing is wrong but that it is not there.
            var isGone = subject is null && mine is [{ Field: "subject" }];
            if (!isGone)
            {
                errors.AddRange(mine.Select(error => ($"subjects[{i}]{error.Field["subject".Length..]}", error.Text)));
            }

            subjects.Add(subject ?? wanted[i]);
        }

        return subjects.MoveToImmutable();
    }

    /// <summary>Asks the playbook about each object; one on which it fails is left out, and <paramref name="failed"/> is told.</summary>
    public static ImmutableArray<SubjectPlan> Plans(IPlaybook playbook, ImmutableArray<ObjectReference> subjects, PlaybookContext context, Action<ObjectReference, Exception> failed) =>
    [
        .. subjects.Select(subject =>
        {
            if (subject.Uid.Length == 0)
            {
                return new SubjectPlan(subject, null, new("The portal does not see it: it is gone.", "门户看不到它：它已不存在。"));
            }

            try
            {
                var mine = context with { Subject = subject };
                return playbook.IsApplicable(mine)
                    ? new SubjectPlan(subject, SoundPlan.Of(playbook, mine), null)
                    : new SubjectPlan(subject, null, new("The playbook has nothing to do with it as it is now.", "此处置方案不适用于它的当前状态。"));
            }
            catch (Exception e)
            {
                failed(subject, e);
                return new SubjectPlan(subject, null, new("The playbook failed on it. This is a fault of the portal; it is in its log.", "处置方案处理它时出错。这是门户的缺陷，已记入日志。"));
            }
        }),
    ];
}
