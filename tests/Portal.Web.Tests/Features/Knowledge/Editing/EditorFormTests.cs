using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Testing.Database;
using Portal.Web.Features.Knowledge.Editing;
using Xunit;

namespace Portal.Web.Tests.Features.Knowledge.Editing;

public sealed class EditorFormTests(DatabaseFixture database) : PageTest(database), IClassFixture<DatabaseFixture>
{
    private static readonly ArticleContent Content = new() { Severity = Severity.Warning, En = new ArticleText { Title = "T", Summary = "S", Body = "B" } };

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Guard_OfAChangedForm_AsksUntilItIsSaved(bool isSaved, bool asks)
    {
        var form = ArticleForm.Of(Content, "en", 1);
        form.Title = "Changed";
        var editor = Page.Render<EditorForm>(p => p
            .Add(f => f.Form, form).Add(f => f.Before, ArticleForm.Of(Content, "en", 1)).Add(f => f.FormChanged, EventCallback.Factory.Create<ArticleForm>(this, static _ => { }))
            .Add(f => f.Language, "en").Add(f => f.Path, "/knowledge/t").Add(f => f.Back, "/knowledge").Add(f => f.DraftKey, "k").Add(f => f.Save, EventCallback.Factory.Create(this, static () => { })));
        form.IsSaved = isSaved; // And nothing is rendered in between: the page is left at once.

        Navigation.NavigateTo("/findings");

        Assert.Equal(!asks, Navigation.Uri.EndsWith("/findings", StringComparison.Ordinal));
        editor.WaitForAssertion(() => Assert.Equal(asks, editor.Markup.Contains("Your changes are not saved.", StringComparison.Ordinal)));
    }
}
