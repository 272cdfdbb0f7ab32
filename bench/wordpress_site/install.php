<?php
// Installs WordPress and publishes the posts of a JSON file: php install.php <site> <posts.json>
// BENCH_ADDRESS is the host and port under which it will be read.
$_SERVER += array('HTTP_HOST' => getenv('BENCH_ADDRESS'), 'SERVER_PROTOCOL' => 'HTTP/1.1', 'REQUEST_METHOD' => 'GET');
define('WP_INSTALLING', true);
require_once $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';

// Nobody is to be written to.
function wp_new_blog_notification($title, $address, $id, $password) {
}

$told = json_decode(file_get_contents($argv[2]), true);
wp_install($told['title'], 'editor', 'editor@example.com', true, '', wp_generate_password());
foreach (get_posts(array('post_type' => 'any', 'numberposts' => -1)) as $example) {
    wp_delete_post($example->ID, true);
}
update_option('blogdescription', $told['about']);
global $wp_rewrite;
$wp_rewrite->set_permalink_structure('/%category%/%postname%/');
// What the addresses mean is worked out anew by the first request, which knows the categories.
delete_option('rewrite_rules');
$categories = array();
foreach ($told['sections'] as $section) {
    $made = wp_insert_term($section['title'], 'category', array('slug' => $section['slug'], 'description' => $section['about']));
    $categories[$section['slug']] = $made['term_id'];
}
foreach ($told['posts'] as $post) {
    $id = wp_insert_post(array(
        'post_title' => $post['title'], 'post_name' => $post['slug'], 'post_excerpt' => $post['excerpt'],
        'post_content' => $post['content'], 'post_status' => 'publish', 'post_date_gmt' => $post['date'],
        'post_date' => $post['date'], 'post_category' => array($categories[$post['section']]),
    ), true);
    if (is_wp_error($id)) {
        fwrite(STDERR, $post['slug'] . ': ' . $id->get_error_message() . "\n");
        exit(1);
    }
    if ($post['picture']) {
        set_post_thumbnail($id, picture($post, $id));
    }
}

function picture(array $post, int $of): int {
    $kept = wp_upload_bits(basename($post['picture']), null, file_get_contents($post['picture']));
    $type = wp_check_filetype($kept['file']);
    $id = wp_insert_attachment(array(
        'post_mime_type' => $type['type'], 'post_title' => $post['title'],
        'post_excerpt' => $post['caption'], 'post_status' => 'inherit',
    ), $kept['file'], $of);
    wp_update_attachment_metadata($id, wp_generate_attachment_metadata($id, $kept['file']));
    update_post_meta($id, '_wp_attachment_image_alt', $post['alt']);
    return $id;
}
