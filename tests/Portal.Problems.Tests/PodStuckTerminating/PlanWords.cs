using Portal.Core.Remediation;
using Portal.Core.Text;
using Xunit;

namespace Portal.Problems.Tests.PodStuckTerminating;

/// <summary>What the words of every plan keep to: whole sentences in both languages, titles without a full stop, Chinese set as Chinese is.</summary>
internal static class PlanWords
{
    public static void Check(PlaybookPlan plan, string what)
    {
        LocalizedText[] titles = [.. plan.Steps.Select(static s => s.Title)];
        LocalizedText?[] sentences =
        [
            .. plan.Checks.SelectMany(static c => new[] { c.Text, c.Detail }), .. plan.Losses, .. plan.Steps.Select(static s => s.Text),
            plan.VerificationText, plan.Undo, plan.Refusal?.Text, plan.Refusal?.Instead,
        ];
        foreach (var text in titles)
        {
            Assert.False(text.En.EndsWith('.') || text.Zh.EndsWith('。'), $"{what}: {text.En}");
        }

        foreach (var text in sentences.OfType<LocalizedText>())
        {
            Assert.True(text.En.EndsWith('.') && text.Zh.EndsWith('。'), $"{what}: {text.En} {text.Zh}");
        }

        foreach (var text in titles.Concat(sentences.OfType<LocalizedText>()))
        {
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text.Zh);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}|  |\(\)", text.En);
            Assert.DoesNotMatch(@"\p{IsCJKUnifiedIdeographs}[A-Za-z0-9]|[A-Za-z0-9]\p{IsCJKUnifiedIdeographs}|\p{IsCJKUnifiedIdeographs}[,;:!?]", text.Zh);
        }
    }
}
