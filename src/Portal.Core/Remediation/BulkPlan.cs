using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>One plan for many objects, made of the plans for each: in waves that grow, so that what goes wrong goes wrong for one object first. Pure.</summary>
/// <param name="Whole">The plan: steps of all objects, what is common said once.</param>
/// <param name="Subjects">The objects, those that are left out included, in the order in which they were asked for.</param>
internal sealed record BulkPlan(PlaybookPlan Whole, ImmutableArray<PlannedSubject> Subjects)
{
    private const int MostLosses = 6;

    /// <summary>How many objects it acts on.</summary>
    public int Count => Subjects.Count(static s => s.LeftOut is null);

    /// <summary>Puts the plans of all subjects into waves of the given sizes, in the order of the subjects.</summary>
    /// <param name="plans">The plans for each.</param>
    /// <param name="sizes">How many objects each wave has; the last one holds for all that follow.</param>
    public static BulkPlan Of(IReadOnlyList<SubjectPlan> plans, IReadOnlyList<int> sizes)
    {
        var subjects = ImmutableArray.CreateBuilder<PlannedSubject>(plans.Count);
        var steps = ImmutableArray.CreateBuilder<PlannedStep>();
        var taken = plans.ToList();
        var targets = new HashSet<Portal.Cluster.Resources.Metadata.ObjectReference>();
        int wave = 0, room = 0, before = 0, highest = 0;
        for (var i = 0; i < taken.Count; i++)
        {
            var one = taken[i];
            if (one.Why is null && one.Plan!.Steps.FirstOrDefault(step => targets.Contains(step.Action.Target)) is { } shared)
            {
                one = taken[i] = one with
                {
                    LeftOut = new(
                        $"What would be done for it changes {shared.Action.Target}, as does the plan for another object of this run.",
                        $"针对它的操作会更改 {shared.Action.Target}，本次处置中另一个对象的计划也会更改它。"),
                };
            }

            if (one.Why is { } why)
            {
                subjects.Add(new PlannedSubject(one.Subject, 0) { LeftOut = why, Checks = one.Plan?.Checks ?? [] });
                continue;
            }

            if (room == 0)
            {
                room = sizes[Math.Min(wave, sizes.Count - 1)];
                wave++;
                before = highest;
            }

            room--;
            var ofSteps = StepWaves.Of(one.Plan!.Steps);
            steps.AddRange(one.Plan.Steps.Select((step, s) => step with { Wave = before + ofSteps[s], Subject = i + 1 }));
            highest = Math.Max(highest, before + ofSteps.DefaultIfEmpty(0).Last());
            targets.UnionWith(one.Plan.Steps.Select(static step => step.Action.Target));
            subjects.Add(new PlannedSubject(one.Subject, wave) { Checks = one.Plan.Checks, Losses = one.Plan.Losses });
        }

        // Steps of one wave stand together, whatever object they are of.
        return new BulkPlan(Merge(taken, [.. steps.OrderBy(static step => step.Wave)]), subjects.MoveToImmutable());
    }

    private static PlaybookPlan Merge(List<SubjectPlan> all, ImmutableArray<PlannedStep> steps)
    {
        var plans = all.Where(static one => one.Why is null).Select(static one => one.Plan!).ToList();
        if (plans.Count == 0)
        {
            var first = all[0];
            var why = first.Plan?.Refusal?.Text ?? first.Why!;
            return new PlaybookPlan
            {
                VerificationText = first.Plan?.VerificationText ?? new("", ""),
                Checks = Checks(all),
                Refusal = new Refusal(
                    first.Plan?.Refusal?.Code ?? "NothingToDo",
                    new($"None of the {all.Count} objects can be helped by this. {first.Subject}: {why.En}", $"{all.Count} 个对象都不适用此方案。{first.Subject}：{why.Zh}"),
                    first.Plan?.Refusal?.Instead ?? new("Choose other objects or another playbook.", "请选择其他对象或其他处置方案。")),
            };
        }

        return new PlaybookPlan
        {
            Checks = Checks(all),
            Steps = steps,
            Losses = Losses(plans),
            Risk = plans.Max(static p => p.Risk),
            Undo = plans.TrueForAll(static p => p.Undo is not null) ? plans[0].Undo : null,
            VerificationText = plans.Count == 1 ? plans[0].VerificationText : new(
                $"For each of the {plans.Count} objects, such as the first: {plans[0].VerificationText.En}", $"{plans.Count} 个对象各自达成，例如第一个：{plans[0].VerificationText.Zh}"),
            VerificationDeadline = plans.Max(static p => p.VerificationDeadline),
            Patience = plans.Max(static p => p.Patience),
            Nodes = [.. plans.SelectMany(static p => p.Nodes).Distinct(StringComparer.Ordinal)],
        };
    }

    // The same check of many objects is one line: how many pass, and the one that matters most. Objects that are left out do not make it worse.
    private static ImmutableArray<PlanCheck> Checks(List<SubjectPlan> all) =>
    [
        .. all.SelectMany(static one => (one.Plan?.Checks ?? []).Select(check => (one.Subject, IsIn: one.Why is null, Check: check)))
            .GroupBy(static pair => pair.Check.Text)
            .Select(static group =>
            {
                var (total, passed) = (group.Count(), group.Count(static pair => pair.Check.Result == CheckResult.Pass));
                var shown = group.OrderByDescending(static pair => pair.IsIn).ThenBy(static pair => pair.Check.Result == CheckResult.Pass).First();
                return new PlanCheck(group.Key, shown.Check.Result, new(
                    $"{passed} of {total} objects pass. {shown.Subject}: {shown.Check.Detail.En}", $"{total} 个对象中有 {passed} 个通过。{shown.Subject}：{shown.Check.Detail.Zh}"));
            }),
    ];

    private static ImmutableArray<LocalizedText> Losses(List<PlaybookPlan> plans)
    {
        var distinct = plans.SelectMany(static p => p.Losses).Distinct().ToList();
        var more = distinct.Count - MostLosses;
        return more <= 0 ? [.. distinct] :
        [
            .. distinct.Take(MostLosses - 1),
            new($"And {more + 1} more like these: each stands beside its object in the list below.", $"以及另外 {more + 1} 条类似内容：分别列在下方清单的对象旁。"),
        ];
    }
}
